import Contract
import Pictures
import Recipe

/// Brings content and style to the sizes that a recipe asks for.
struct Sizing {
    let recipe: Recipe

    /// The shorter side with which a picture has a feature left behind the fourth pooling.
    private static let leastSide = 16.0

    /// The scales of a painting, the coarsest first; the last one is the painting's own.
    ///
    /// A long and narrow picture has fewer of them than others: its narrow side ends them.
    ///
    /// - Parameter picture: The size of the content picture as it is.
    /// - Returns: The scales, one at least.
    /// - Throws: `RenderFailure` when the painting would become too large.
    func scales(_ picture: PixelSize) throws(RenderFailure) -> [PaintingScale] {
        let extent = measure(picture, recipe.size)
        let pixels = pixels(of: picture)
        var bounded = recipe
        if recipe.smallestSize > 0 {
            let least = Double(pixels) * Sizing.leastSide / extent.shortest
            bounded.smallestSize = max(recipe.smallestSize, Int(least.rounded(.up)))
        }
        var scales: [PaintingScale] = []
        for scale in bounded.scales(to: pixels) {
            let ratio = Double(scale.pixels) / Double(pixels)
            let content = try accepted((extent * ratio).rounded, of: picture)
            scales.append(
                PaintingScale(recipe: scale, content: content, margin: margin(around: content), ratio: ratio)
            )
        }
        return scales
    }

    /// The pixels of the margin at each side of a picture.
    ///
    /// Styles have one, too: what a network makes of the end of a picture then has the same share in both.
    func margin(around picture: PixelSize) -> Int {
        Int((recipe.margin * Extent(picture).longest).rounded())
    }

    /// The size of the painting.
    ///
    /// - Throws: `RenderFailure` when it would become too large.
    func content(_ picture: PixelSize) throws(RenderFailure) -> PixelSize {
        try accepted(measure(picture, recipe.size).rounded, of: picture)
    }

    /// The size of a style picture at a scale.
    ///
    /// - Parameters:
    ///   - picture: The size of the style picture as it is.
    ///   - style: What the recipe says of it.
    ///   - scale: The scale.
    /// - Returns: The size.
    /// - Throws: `RenderFailure` when the picture would become too large.
    func style(
        _ picture: PixelSize,
        _ style: Recipe.Style,
        at scale: PaintingScale
    ) throws(RenderFailure) -> PixelSize {
        let size = recipe.styleSize ?? recipe.size
        let factor = recipe.styleScale * style.scale
        // Native is native: a style is not squashed to a content picture that was left at its own size.
        guard recipe.styleFit != .content || size == .native else {
            return try accepted((Extent(scale.content) * factor).rounded, of: picture)
        }
        let full = measure(picture, size) * factor
        var extent = full * scale.ratio
        if recipe.styleFit == .shrunk { extent = extent * min(1, Extent(picture).longest / extent.longest) }
        // What is large enough at the full size is not lost at a coarse scale.
        let least = min(Sizing.leastSide, full.shortest)
        if scale.ratio < 1, extent.shortest < least { extent = extent * (least / extent.shortest) }
        return try accepted(extent.rounded, of: picture)
    }

    /// The picture at the size of the painting.
    ///
    /// - Throws: `RenderFailure` when it would become too large.
    func content(_ picture: Picture) throws(RenderFailure) -> Picture {
        resized(picture, to: try content(PixelSize(picture)))
    }

    /// A picture at a size, by the recipe's filter.
    func resized(_ picture: Picture, to size: PixelSize) -> Picture {
        picture.resized(width: size.width, height: size.height, filter: ResizeFilter(recipe.resizeFilter))
    }

    private func measure(_ picture: PixelSize, _ size: Recipe.Size) -> Extent {
        let extent = Extent(picture)
        guard case .pixels(let pixels) = size else { return extent }
        let length = Double(pixels)
        return switch recipe.sizeOf {
        case .bothSides: Extent(width: length, height: length)
        case .height: extent * (length / extent.height)
        case .longestSide: extent * (length / extent.longest)
        case .shortestSide: extent * (length / extent.shortest)
        }
    }

    /// The pixels of the painting, measured as `size` is.
    private func pixels(of picture: PixelSize) -> Int {
        if case .pixels(let pixels) = recipe.size { return pixels }
        return switch recipe.sizeOf {
        case .longestSide, .bothSides: max(picture.width, picture.height)
        case .shortestSide: min(picture.width, picture.height)
        case .height: picture.height
        }
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
}
