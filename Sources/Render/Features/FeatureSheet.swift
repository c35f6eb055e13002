import Contract
import Pictures

/// Grids of maps one below another, on a grey that leaves white and black to the maps.
struct FeatureSheet {
    private let panels: [FeaturePanel]

    /// Pixels around the panels, and between them.
    private static let margin = 32
    private static let paper: UInt16 = 0xE0E0

    /// Lays out grids.
    ///
    /// - Parameters:
    ///   - grids: The grids, from top to bottom.
    ///   - columns: Maps in a row; nil leaves it to each grid.
    ///   - isRectified: Whether features are shown behind the rectifiers.
    init(_ grids: [FeatureGrid], columns: Int?, isRectified: Bool) {
        var panels = grids.map { FeaturePanel($0, columns: columns, isRectified: isRectified) }
        // Smaller maps are enlarged until their grid is about as wide as the widest.
        let widest = (panels.map(\.gridWidth).max() ?? 0) * 11 / 10
        for index in panels.indices {
            var larger = panels[index]
            while larger.gridWidth <= widest {
                panels[index] = larger
                larger.scale += 1
            }
        }
        self.panels = panels
    }

    /// Draws the sheet.
    ///
    /// - Throws: `RenderFailure` when it would be larger than any picture that is accepted.
    func draw() throws(RenderFailure) -> Picture {
        let width = (panels.map(\.width).max() ?? 0) + 2 * FeatureSheet.margin
        let height = panels.reduce(FeatureSheet.margin) { $0 + $1.height + FeatureSheet.margin }
        let limits = PictureLimits.standard
        guard max(width, height) <= limits.maximumSide, width * height <= limits.maximumPixels else {
            throw RenderFailure(
                .usage,
                """
                the grids would be \(width)×\(height) pixels large, more than the \(limits.maximumPixels) pixels that are \
                accepted; use a smaller --size, fewer --channels, or fewer layers
                """
            )
        }
        let samples = [UInt16](repeating: FeatureSheet.paper, count: width * height * 3)
        guard var picture = try? Picture(width: width, height: height, samples: samples) else {
            throw RenderFailure(.internalError, "a sheet of \(width)×\(height) pixels cannot be made")
        }
        var y = FeatureSheet.margin
        for panel in panels {
            panel.draw(on: &picture, x: FeatureSheet.margin, y: y)
            y += panel.height + FeatureSheet.margin
        }
        return picture
    }
}
