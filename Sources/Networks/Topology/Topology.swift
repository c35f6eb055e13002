/// Which of the VGGs a network is, by its convolutions (Simonyan and Zisserman 2014, table 1).
public enum Topology: String, Sendable, CaseIterable {
    /// Configuration E, sixteen convolutions.
    case vgg19
    /// Configuration D, thirteen convolutions.
    case vgg16

    /// How many convolutions each block has.
    private var blocks: [Int] {
        switch self {
        case .vgg19: [2, 2, 4, 4, 4]
        case .vgg16: [2, 2, 3, 3, 3]
        }
    }

    /// All convolutions, in the order in which a picture passes them.
    public var layers: [Layer] {
        blocks.enumerated().flatMap { index, count in
            (1...count).map { Layer(block: index + 1, place: $0) }
        }
    }

    /// The one whose first layers are these and no others; VGG19 where both are.
    init?(beginningWith layers: [Layer]) {
        guard let topology = Topology.allCases.first(where: { $0.layers.starts(with: layers) }) else { return nil }
        self = topology
    }

    /// How many pixels wide the part of the picture is that one value of a layer sees.
    package func receptiveField(of layer: Layer) -> Int {
        var (width, step) = (1, 1)
        for passed in layers where passed <= layer {
            if passed.place == 1, passed.block > 1 {
                width += step
                step *= 2
            }
            width += 2 * step
        }
        return width
    }

    /// The name as the field writes it.
    var title: String { rawValue.uppercased() }
}
