import CKernels

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

    /// Channels that features are stored in groups of, the last group filled up with zeros.
    package static let group = 16

    /// So many channels, filled up to whole groups.
    package static func padded(_ channels: Int) -> Int {
        (channels + group - 1) / group * group
    }

    /// Groups of channels, for features.
    var groups: Int { channels / Shape.group }

    var map: ck_map { ck_map(height: height, width: width, channels: channels) }
}
