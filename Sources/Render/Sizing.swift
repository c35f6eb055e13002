import Contract
import Pictures
import Recipe

/// Brings content and style to the sizes that a recipe asks for.
struct Sizing {
    let recipe: Recipe

    /// - Throws: `RenderFailure` when the picture would become too large.
    func content(_ picture: Picture) throws(RenderFailure) -> Picture {
        try resized(picture, to: measure(picture, recipe.size))
    }

    /// A style picture, for a content picture that already has its size.
    ///
    /// - Throws: `RenderFailure` when the picture would become too large.
    func style(_ picture: Picture, content: Picture) throws(RenderFailure) -> Picture {
        let size = recipe.styleSize ?? recipe.size
        // Native is native: a style is not squashed to a content picture that was left at its own size.
        let isSquashed = recipe.styleFit == .content && size != .native
        return try resized(picture, to: isSquashed ? (content.width, content.height) : measure(picture, size))
    }

    private func measure(_ picture: Picture, _ size: Recipe.Size) -> (width: Int, height: Int) {
        guard case .pixels(let pixels) = size else { return (picture.width, picture.height) }
        let (width, height) = (Double(picture.width), Double(picture.height))
        let scale: Double
        switch recipe.sizeOf {
        case .bothSides: return (pixels, pixels)
        case .height: scale = Double(pixels) / height
        case .longestSide: scale = Double(pixels) / max(width, height)
        }
        return (side(width * scale), side(height * scale))
    }

    /// A side is a whole number of pixels, one at least however narrow a picture is.
    private func side(_ length: Double) -> Int {
        max(1, Int(length.rounded(.toNearestOrEven)))
    }

    /// A long and narrow picture that is measured by its narrow side grows without bound.
    private func resized(
        _ picture: Picture,
        to size: (width: Int, height: Int)
    ) throws(RenderFailure) -> Picture {
        guard size != (picture.width, picture.height) else { return picture }
        let limits = PictureLimits.standard
        guard max(size.width, size.height) <= limits.maximumSide,
            size.width * size.height <= limits.maximumPixels
        else {
            throw RenderFailure(
                .unreadablePicture,
                """
                a picture of \(picture.width)×\(picture.height) pixels would become \(size.width)×\(size.height), more than \
                the \(limits.maximumPixels) pixels that are accepted; choose another size or size-of
                """
            )
        }
        return picture.resized(width: size.width, height: size.height, filter: filter)
    }

    private var filter: Pictures.ResizeFilter {
        switch recipe.resizeFilter {
        case .nearest: .nearest
        case .bilinear: .bilinear
        case .triangle: .triangle
        case .area: .area
        case .lanczos: .lanczos
        }
    }
}
