import Contract
import Pictures
import Recipe

/// Brings content and style to the sizes that a recipe asks for.
struct Sizing {
    let recipe: Recipe

    /// The size of the painting.
    ///
    /// - Throws: `RenderFailure` when the picture would become too large.
    func content(_ picture: PixelSize) throws(RenderFailure) -> PixelSize {
        try accepted(measure(picture, recipe.size), of: picture)
    }

    /// The size of a style picture, for a painting whose size is settled.
    ///
    /// - Throws: `RenderFailure` when the picture would become too large.
    func style(_ picture: PixelSize, content: PixelSize) throws(RenderFailure) -> PixelSize {
        let size = recipe.styleSize ?? recipe.size
        // Native is native: a style is not squashed to a content picture that was left at its own size.
        let isSquashed = recipe.styleFit == .content && size != .native
        return try accepted(isSquashed ? content : measure(picture, size), of: picture)
    }

    /// The picture at the size of the painting.
    ///
    /// - Throws: `RenderFailure` when it would become too large.
    func content(_ picture: Picture) throws(RenderFailure) -> Picture {
        resized(picture, to: try content(PixelSize(picture)))
    }

    /// A style picture at its size, for a content picture that already has its own.
    ///
    /// - Throws: `RenderFailure` when it would become too large.
    func style(_ picture: Picture, content: Picture) throws(RenderFailure) -> Picture {
        resized(picture, to: try style(PixelSize(picture), content: PixelSize(content)))
    }

    private func resized(_ picture: Picture, to size: PixelSize) -> Picture {
        picture.resized(width: size.width, height: size.height, filter: filter)
    }

    private func measure(_ picture: PixelSize, _ size: Recipe.Size) -> PixelSize {
        guard case .pixels(let pixels) = size else { return picture }
        let (width, height) = (Double(picture.width), Double(picture.height))
        let scale: Double
        switch recipe.sizeOf {
        case .bothSides: return PixelSize(width: pixels, height: pixels)
        case .height: scale = Double(pixels) / height
        case .longestSide: scale = Double(pixels) / max(width, height)
        }
        return PixelSize(width: side(width * scale), height: side(height * scale))
    }

    /// A side is a whole number of pixels, one at least however narrow a picture is.
    private func side(_ length: Double) -> Int {
        max(1, Int(length.rounded(.toNearestOrEven)))
    }

    /// A long and narrow picture that is measured by its narrow side grows without bound.
    private func accepted(_ size: PixelSize, of picture: PixelSize) throws(RenderFailure) -> PixelSize {
        let limits = PictureLimits.standard
        guard
            size == picture
                || max(size.width, size.height) <= limits.maximumSide
                    && size.width * size.height <= limits.maximumPixels
        else {
            throw RenderFailure(
                .unreadablePicture,
                """
                a picture of \(picture.width)×\(picture.height) pixels would become \(size.width)×\(size.height), more than \
                the \(limits.maximumPixels) pixels that are accepted; choose another size or size-of
                """
            )
        }
        return size
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
