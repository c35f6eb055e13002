/// A convolution of a VGG network, by block and place: `conv4_2` is the second of the fourth block.
public struct LayerName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The block, 1 to 5; a pooling stands between two blocks.
    public let block: Int
    /// The place within the block, 1 to 4.
    public let place: Int

    /// The one that sees the picture.
    public static let first = LayerName(block: 1, place: 1)

    /// All names that a network may have, in the order in which a picture passes them; none has all.
    static let all: [LayerName] = (1...5).flatMap { block in (1...4).map { LayerName(block: block, place: $0) } }

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

    /// The layers that must be there for this one to be.
    ///
    /// Features of the first are made anew where the second reads them, with no pooling between: hence that block's second
    /// convolution.
    var forerunners: [LayerName] {
        switch (block, place) {
        case (1, 1): []
        case (2, 1): [.first, LayerName(block: 1, place: 2)]
        case (_, 1): [LayerName(block: block - 1, place: 1)]
        default: [LayerName(block: block, place: place - 1)]
        }
    }
}
