import Engine
import Pictures
import Recipe

/// Where in the painting styles are wanted, and which parts of their pictures they are taken from.
struct StyleGuides {
    /// Of each style the part of the painting, margin and all; nil where it is wanted everywhere.
    let regions: [Guide?]
    /// Of each style what makes the part of its picture, for a size of it; nil where all of it counts.
    let masks: [((PixelSize) throws -> Guide)?]

    /// Reads the files that a recipe names for them.
    ///
    /// - Parameters:
    ///   - recipe: The recipe.
    ///   - finest: The scale of the result; its guides serve the coarser ones too.
    /// - Throws: `PictureError`.
    init(_ recipe: Recipe, finest: PaintingScale) throws {
        let wanted = recipe.styles.map { style in style.region.map { Region($0.text) } }
        let parts = try RegionMask.read(wanted.compactMap(\.self))
        regions = try wanted.map { region in
            guard let mask = region.flatMap({ parts[$0] }) else { return nil }
            let guide = mask.guide(width: finest.content.width, height: finest.content.height)
            return try Guide(guide.mirrored(by: finest.margin))
        }
        masks = try recipe.styles.map { style in
            guard let region = style.mask.map({ Region($0.text) }) else { return nil }
            guard let mask = try RegionMask.read([region])[region] else { return nil }
            return { try Guide(mask.guide(width: $0.width, height: $0.height)) }
        }
    }

    /// Bytes that guides of a painting take, with the one that is at work beside them.
    static func bytes(_ recipe: Recipe, canvas: PixelSize) -> Int {
        let regions = StyleRegions(recipe)
        return (regions.parts + (regions.hasMasks || regions.parts > 0 ? 2 : 0))
            * canvas.width * canvas.height * MemoryLayout<Float>.stride
    }
}

extension StyleRegions {
    /// The regions that a recipe names.
    init(_ recipe: Recipe) {
        self.init()
        let regions = recipe.styles.map { $0.region?.text }
        hasWhole = regions.contains(nil) || regions.isEmpty
        parts = Set(regions.compactMap(\.self)).count
        hasMasks = recipe.styles.contains { $0.mask != nil }
    }
}

extension Guide {
    fileprivate init(_ guide: RegionGuide) throws {
        try self.init(width: guide.width, height: guide.height, weights: guide.shares)
    }
}
