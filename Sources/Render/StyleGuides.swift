import Contract
import Engine
import Pictures
import Recipe

/// Where in the painting styles are wanted, and which parts of their pictures they are taken from.
struct StyleGuides {
    /// The parts of the painting that have styles of their own, margin and all.
    private let regions: [Region: Guide]

    /// Reads the files that tell where styles are wanted, one after the other: masks are larger than guides.
    ///
    /// - Parameters:
    ///   - recipe: The recipe.
    ///   - finest: The scale of the result; its guides serve the coarser ones too.
    /// - Throws: `PictureError`.
    init(_ recipe: Recipe, finest: PaintingScale) throws {
        var guides: [Region: Guide] = [:]
        for regions in recipe.regions {
            for (region, mask) in try RegionMask.read(regions) {
                let guide = mask.guide(width: finest.content.width, height: finest.content.height)
                guides[region] = try Guide(guide.mirrored(by: finest.margin))
            }
        }
        regions = guides
    }

    /// Where a style is wanted; nil is everywhere.
    func region(of style: Recipe.Style) -> Guide? {
        style.region.flatMap { regions[Region($0)] }
    }

    /// The parts of a style's picture that count: what can be seen of it, and lies within its mask.
    ///
    /// - Parameters:
    ///   - picture: The picture as it was read.
    ///   - style: What the recipe says of it.
    /// - Returns: Masks that it has to lie within, all of them; none where all of it counts.
    /// - Throws: `PictureError`, also where nothing can be seen of the picture.
    static func masks(of picture: Picture, _ style: Recipe.Style) throws(PictureError) -> [RegionMask] {
        let visible = try RegionMask.visibleParts(of: picture, in: style.file)
        let region = style.mask.map { Region($0) }
        let wanted = try region.flatMap { region throws(PictureError) in try RegionMask.read([region])[region] }
        return [visible, wanted].compactMap(\.self)
    }
}

extension StyleRegions {
    /// The regions that a recipe names.
    ///
    /// - Parameters:
    ///   - recipe: The recipe.
    ///   - styles: What the files of its styles say: of what has transparency, parts may be masked.
    init(_ recipe: Recipe, styles: [PictureHeader]) {
        self.init()
        hasWhole = recipe.styles.isEmpty || recipe.styles.contains { $0.region == nil }
        parts = recipe.regions.joined().count
        hasMasks = recipe.styles.contains { $0.mask != nil } || styles.contains(where: \.hasAlpha)
    }
}

extension Guide {
    /// The part of a picture that lies within masks; nil where there are none.
    ///
    /// - Parameters:
    ///   - masks: The masks.
    ///   - size: The size of the picture without its margin.
    ///   - margin: The pixels of the margin at each side.
    ///   - file: The path of its file, to be named.
    /// - Throws: `RenderFailure` where nothing lies within all of them.
    init?(_ masks: [RegionMask], _ size: PixelSize, margin: Int, of file: String) throws {
        let guides = masks.map { $0.guide(width: size.width, height: size.height) }
        guard let first = guides.first else { return nil }
        let guide = guides.dropFirst().reduce(first) { $0.intersection($1) }
        guard guide.shares.contains(where: { $0 > 0 }) else {
            throw RenderFailure(.badRecipe, "\(file) is transparent wherever its mask is bright: nothing of it counts")
        }
        try self.init(guide.mirrored(by: margin))
    }

    fileprivate init(_ guide: RegionGuide) throws {
        try self.init(width: guide.width, height: guide.height, weights: guide.shares)
    }

    /// Bytes that a guide of a picture takes.
    static func bytes(_ size: PixelSize) -> Int {
        size.width * size.height * MemoryLayout<Float>.stride
    }
}
