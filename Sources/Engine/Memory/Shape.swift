/// Height, width and channels of a tensor.
package struct Shape: Sendable, Equatable {
    package var height: Int
    package var width: Int
    package var channels: Int

    /// A shape of so many rows, columns and channels.
    package init(height: Int, width: Int, channels: Int) {
        self.height = height
        self.width = width
        self.channels = channels
    }

    /// Positions: height × width.
    package var positions: Int { height * width }
    package var count: Int { positions * channels }
}
