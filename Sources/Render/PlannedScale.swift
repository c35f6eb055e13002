import Engine
import Recipe

/// What is known of a scale beforehand.
struct PlannedScale: Encodable {
    private enum CodingKeys: CodingKey {
        case width, height, margin, styles, iterations
    }

    let width: Int
    let height: Int
    /// The pixels of the margin at each side, which is painted and cut off again.
    let margin: Int
    /// The sizes of the style pictures.
    let styles: [PixelSize]
    /// How often the objective is evaluated at most.
    let iterations: Int

    /// The sizes of the style pictures as the engine sees them, with their margins.
    let styleCanvases: [PixelSize]

    private let regions: StyleRegions

    /// - Parameters:
    ///   - scale: The scale.
    ///   - styles: The sizes of its style pictures.
    ///   - sizing: What their margins are measured by.
    ///   - regions: The parts of the painting that have styles of their own.
    init(_ scale: PaintingScale, styles: [PixelSize], _ sizing: Sizing, regions: StyleRegions) {
        self.regions = regions
        styleCanvases = styles.map { $0.widened(by: sizing.margin(around: $0)) }
        width = scale.content.width
        height = scale.content.height
        margin = scale.margin
        self.styles = styles
        iterations = scale.recipe.iterations
    }

    /// The size of the painting.
    var content: PixelSize { PixelSize(width: width, height: height) }

    /// The size of what the engine paints.
    var canvas: PixelSize { content.widened(by: margin) }

    /// The sizes as the engine has them.
    var size: StyleTransfer.ScaleSize {
        StyleTransfer.ScaleSize(
            content: (canvas.width, canvas.height),
            styles: styleCanvases.map { ($0.width, $0.height) },
            regions: regions
        )
    }
}
