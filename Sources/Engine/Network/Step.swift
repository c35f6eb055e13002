/// One step of a picture through a network.
enum Step: Sendable, Equatable {
    case convolution(LayerName)
    case pooling

    /// The shape that this step makes of its input's, channels filled up; poolings drop an odd row or column.
    func output(of input: Shape, network: Network) -> Shape {
        switch self {
        case .convolution(let layer):
            Shape(height: input.height, width: input.width, channels: network[layer].bias.count)
        case .pooling:
            Shape(height: input.height / 2, width: input.width / 2, channels: input.channels)
        }
    }
}

extension Network {
    /// The steps from the picture to a layer, that layer included.
    func steps(through last: LayerName) -> [Step] {
        layers.filter { $0 <= last }.flatMap { layer -> [Step] in
            layer.place == 1 && layer.block > 1 ? [.pooling, .convolution(layer)] : [.convolution(layer)]
        }
    }
}
