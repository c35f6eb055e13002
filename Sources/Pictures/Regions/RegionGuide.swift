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
        guard margin > 0 else { return self }
        let columns = (-margin..<width + margin).map { Picture.mirror($0, within: width) }
        let rows = (-margin..<height + margin).map { Picture.mirror($0, within: height) }
        var mirrored: [Float] = []
        // Nothing is left over: guides are kept as long as it is painted.
        mirrored.reserveCapacity(columns.count * rows.count)
        for row in rows {
            for column in columns { mirrored.append(shares[row * width + column]) }
        }
        return RegionGuide(width: columns.count, height: rows.count, shares: mirrored)
    }

    /// What lies within this region and within another one: of each pixel the smaller share.
    ///
    /// - Parameter other: A guide of the same size.
    /// - Returns: The guide of both.
    public func intersection(_ other: RegionGuide) -> RegionGuide {
        precondition((width, height) == (other.width, other.height), "guides of one picture have its size")
        return RegionGuide(width: width, height: height, shares: zip(shares, other.shares).map { min($0, $1) })
    }
}
