/// A convolution of a VGG, by block and place: `conv4_2` is the second of the fourth block.
public struct Layer: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The block, from 1; a pooling stands between two blocks.
    public let block: Int
    /// The place within the block, from 1.
    public let place: Int

    package init(block: Int, place: Int) {
        self.block = block
        self.place = place
    }

    /// The name as the field writes it.
    public var description: String { "conv\(block)_\(place)" }

    /// Orders layers as a picture passes them.
    public static func < (left: Layer, right: Layer) -> Bool {
        (left.block, left.place) < (right.block, right.place)
    }
}
