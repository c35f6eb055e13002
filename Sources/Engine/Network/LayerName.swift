/// A convolution of VGG19, by block and place: `conv4_2` is the second of the fourth block.
public struct LayerName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The block, 1 to 5; a pooling stands between two blocks.
    public let block: Int
    /// The place within the block, from 1.
    public let place: Int

    /// How many convolutions each block has (Simonyan and Zisserman 2014, configuration E).
    static let blocks = [2, 2, 4, 4, 4]

    /// All sixteen, in the order in which a picture passes them.
    public static let all: [LayerName] = blocks.enumerated().flatMap { index, count in
        (1...count).map { LayerName(block: index + 1, place: $0) }
    }

    init(block: Int, place: Int) {
        self.block = block
        self.place = place
    }

    /// Reads `conv1_1` … `conv5_4`; nil for anything else.
    public init?(_ text: String) {
        guard let layer = LayerName.all.first(where: { $0.description == text }) else { return nil }
        self = layer
    }

    /// The name as the field writes it.
    public var description: String { "conv\(block)_\(place)" }

    /// Orders layers as a picture passes them.
    public static func < (left: LayerName, right: LayerName) -> Bool {
        (left.block, left.place) < (right.block, right.place)
    }
}
