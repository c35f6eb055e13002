/// How much neighbouring pixels of a picture differ: what total variation sums for a picture of its size.
package enum TotalVariation: Sendable {
    /// (dx² + dy²) to a power, over all pixels that have a neighbour to the right and one below.
    case power(Double)
    /// Differences of neighbours, one by one.
    case neighbours(Counts)

    /// What each difference counts for.
    package struct Counts: Sendable {
        /// Whether the sizes of differences are added, or their squares.
        let isAbsolute: Bool
        let horizontal: Double
        let vertical: Double
        /// Each way across a corner.
        var diagonal = 0.0
        /// What the differences along the picture's four sides count for besides.
        var rim = 0.0
    }

    /// The form that settings ask for, of a picture of so many rows and columns.
    package init(_ settings: TransferSettings, height: Int, width: Int) {
        let (rows, columns, colours) = (Double(height), Double(width), 3.0)
        switch settings.totalVariationForm {
        case .power: self = .power(settings.totalVariationExponent)
        case .absolute: self = .neighbours(Counts(isAbsolute: true, horizontal: 1, vertical: 1))
        case .mean:
            self = .neighbours(
                Counts(
                    isAbsolute: false,
                    horizontal: 1 / (colours * rows * max(1, columns - 1)),
                    vertical: 1 / (colours * max(1, rows - 1) * columns)
                )
            )
        case .ninePoint:
            let straight = 2 / (3 * colours * rows * columns)
            let diagonal = 2 / (12 * colours * (rows + 1) * (columns + 1))
            // Beyond the rim, which is replicated, neighbours across a corner are neighbours along the rim: each way once.
            self = .neighbours(
                Counts(
                    isAbsolute: false,
                    horizontal: straight,
                    vertical: straight,
                    diagonal: diagonal,
                    rim: 2 * diagonal
                )
            )
        }
    }
}
