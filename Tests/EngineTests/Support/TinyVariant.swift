import Engine

/// The tiny network of the fixtures, made anew with other widths and other activations.
struct TinyVariant {
    /// What the file says of its family; nil says nothing.
    var family: String?
    /// How often each channel is there; activations stay as they are.
    var copies = 1
    /// What the activations of each layer are multiplied by; 1 where nothing is said.
    var scales: [String: Float] = [:]
    /// Layers whose activations are zero.
    var silent: Set<String> = []

    /// The convolutions, in order.
    static let layers = RandomNetwork.names(RandomNetwork.vgg19).map(\.description)

    /// What the engine reads of it.
    func network() throws -> Network {
        let tensors = try GoldenTensors(GoldenFolder.tiny.network)
        var file = NetworkFile()
        file.metadata?["family"] = family
        var below = (channels: 3, copies: 1, scale: Float(1))
        for layer in TinyVariant.layers {
            let (weights, bias) = (tensors["\(layer).weight"], tensors["\(layer).bias"])
            let scale = scales[layer] ?? 1
            let (inputs, outputs) = (below.channels * below.copies, bias.count * copies)
            let kernels = (0..<outputs * inputs * 9).map { place in
                let (output, input, tap) = (place / 9 / inputs, place / 9 % inputs, place % 9)
                let source = ((output % bias.count) * below.channels + input % below.channels) * 9 + tap
                return weights[source] * scale / below.scale / Float(below.copies)
            }
            // No sum of products comes near the bias of a silent layer.
            let biases = (0..<outputs).map { silent.contains(layer) ? -1e9 : bias[$0 % bias.count] * scale }
            file.tensors.append(.init("\(layer).weight", [outputs, inputs, 3, 3], kernels))
            file.tensors.append(.init("\(layer).bias", [outputs], biases))
            below = (bias.count, copies, scale)
        }
        return try file.network()
    }
}
