/// How much of each pixel lies within a region, row after row, from 0 (nothing) to 1 (all of it).
public struct RegionGuide: Sendable, Equatable {
    /// The number of pixels in a row.
    public let width: Int

    /// The number of rows.
    public let height: Int

    /// The shares, `width * height` of them.
    public let shares: [Float]

    /// The guide of a picture with a margin in which it is mirrored; see ``Picture/mirrored(by:)``.
    ///
    /// - Parameter margin: The pixels of the margin at each side.
    /// - Returns: The larger guide.
    public func mirrored(by margin: Int) -> RegionGuide {
        let columns = (-margin..<width + margin).map { Picture.mirror($0, within: width) }
        let rows = (-margin..<height + margin).map { Picture.mirror($0, within: height) }
        return RegionGuide(
            width: columns.count,
            height: rows.count,
            shares: rows.flatMap { row in columns.map { shares[row * width + $0] } }
        )
    }
}
