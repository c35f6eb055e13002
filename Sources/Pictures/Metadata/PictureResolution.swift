/// How large a picture is meant to be on paper.
public struct PictureResolution: Sendable, Equatable {
    /// Pixels per inch in a row.
    public let horizontal: Double

    /// Pixels per inch in a column.
    public let vertical: Double

    /// Makes a resolution that every format can hold; `nil` if one of its numbers is not in 1…65535.
    ///
    /// - Parameters:
    ///   - horizontal: Pixels per inch in a row.
    ///   - vertical: Pixels per inch in a column.
    public init?(horizontal: Double, vertical: Double) {
        let range = 1.0...65_535.0
        guard range.contains(horizontal), range.contains(vertical) else { return nil }
        self.horizontal = horizontal
        self.vertical = vertical
    }

    /// That of the same picture turned by a quarter.
    var turned: PictureResolution? { PictureResolution(horizontal: vertical, vertical: horizontal) }
}
