import Engine
import Pictures
import Recipe

/// The pictures that a painting is made from, at the sizes that they have at each of its scales.
struct PaintingPictures {
    /// The scales as the engine paints them, margins and all; the coarsest first, one at least.
    let scales: [StyleTransfer.Scale]
    /// The pixels of the margin at each side, scale by scale.
    let margins: [Int]
    /// The content in its own colours, scale by scale, without margins; empty where its colours are not asked for again.
    let originals: [Picture]
    /// The size of the result.
    let size: PixelSize
    /// The picture that the recipe starts from, at the size of the coarsest scale; nil where it is none of its own.
    let start: Picture?
    /// Resolution and authorship of the content picture.
    let metadata: PictureMetadata
    /// What people should know of how the files were read.
    let notices: [String]

    /// Reads one picture after the other, and keeps none at the size that it has in its file.
    ///
    /// - Throws: `PictureError` or `RenderFailure`.
    init(content: String, _ recipe: Recipe) throws {
        let sizing = Sizing(recipe: recipe)
        let colours = OriginalColours(recipe)
        var notices: [String] = []
        func read(_ path: String) throws -> (picture: Picture, metadata: PictureMetadata) {
            let file = try PictureFile.read(path: path)
            if let notice = file.notice { notices.append(notice) }
            return (recipe.stretchInput ? file.picture.stretchedFromLeastToGreatest() : file.picture, file.metadata)
        }
        let (picture, metadata) = try read(content)
        let sizes = try sizing.scales(PixelSize(picture))
        let contents = sizes.map { sizing.resized(picture, to: $0.content) }
        var scales = zip(sizes, contents).map { scale, content in
            StyleTransfer.Scale(
                content: colours.content(content).mirrored(by: scale.margin),
                styles: [],
                evaluations: scale.recipe.iterations,
                contentFactor: scale.recipe.contentFactor,
                styleFactor: scale.recipe.styleFactor
            )
        }
        let guides = try StyleGuides(recipe, finest: sizes[sizes.count - 1])
        for style in recipe.styles {
            let picture = colours.style(try read(style.file).picture, content: contents[contents.count - 1])
            let masks = try StyleGuides.masks(of: picture, style)
            for (index, scale) in sizes.enumerated() {
                let size = try sizing.style(PixelSize(picture), style, at: scale)
                let margin = sizing.margin(around: size)
                scales[index].styles.append(
                    StyleTransfer.Style(
                        sizing.resized(picture, to: size).mirrored(by: margin),
                        weight: style.weight,
                        region: guides.region(of: style),
                        mask: try Guide(masks, size, margin: margin, of: style.file)
                    )
                )
            }
        }
        if let file = recipe.startingFile, let coarsest = sizes.first {
            start = sizing.resized(try Picture.read(path: file), to: coarsest.content).mirrored(by: coarsest.margin)
        } else {
            start = nil
        }
        self.scales = scales
        margins = sizes.map(\.margin)
        originals = colours.asksAgain ? contents : []
        size = PixelSize(contents[contents.count - 1])
        self.metadata = metadata
        self.notices = notices
    }
}

extension Recipe {
    /// The picture that paintings start from; nil where they start from something else.
    var startingFile: String? { initialisation == .file ? initialFile : nil }
}
