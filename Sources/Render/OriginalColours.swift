import Pictures
import Recipe

/// How a painting comes to have the colours of its content, as a recipe's `colours` says: what is done to the pictures
/// before they are painted, and to the painting.
struct OriginalColours {
    private let colours: Recipe.Colours
    private let match: ColourMatch

    init(_ recipe: Recipe) {
        colours = recipe.colours
        match =
            switch recipe.colourMatch {
            case .pca: .pca
            case .cholesky: .cholesky
            case .symmetric: .symmetric
            }
    }

    /// Whether the content's colours are asked for again when it is painted.
    var asksAgain: Bool { colours == .luminance || colours == .hue }

    /// Whether a style picture is copied before it gets its size.
    var changesStyles: Bool { colours == .luminance || colours == .match }

    /// A content picture as it is painted.
    func content(_ content: Picture) -> Picture {
        colours == .luminance ? content.luma() : content
    }

    /// A style picture as it is painted like.
    ///
    /// - Parameters:
    ///   - style: The picture.
    ///   - content: The content picture in its own colours.
    /// - Returns: The picture.
    func style(_ style: Picture, content: Picture) -> Picture {
        switch colours {
        case .style, .hue: style
        case .luminance: style.luma(withMeanOf: content)
        case .match: style.withColours(of: content, by: match)
        }
    }

    /// A painting with the colours that it is to have.
    ///
    /// - Parameters:
    ///   - painting: The painting.
    ///   - content: The content picture in its own colours, as large as the painting.
    /// - Returns: The painting.
    func painting(_ painting: Picture, content: Picture) -> Picture {
        switch colours {
        case .style, .match: painting
        case .luminance: painting.withChroma(of: content)
        case .hue: painting.withHue(of: content)
        }
    }
}
