import ArgumentParser
import Contract
import Engine
import Pictures
import Recipe

/// The command line of `impasto-render features`.
struct FeaturesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impasto-render features",
        abstract: "Show what layers of a network make of a picture.",
        discussion: """
            A grid of grey maps for each layer, one map a channel, the layers one below another. Each map is shown by \
            itself: its least value is black, its greatest is white, and a map that is the same everywhere is black. \
            Numbers of channels count from 0.

            Exit status: 0 drawn, 64 usage, 65 the picture cannot be read or is too small for a layer, 66 it is missing, \
            69 the network file cannot be used or lacks a layer, 70 internal error, 71 it takes more memory than there is, \
            73 the result cannot be written, 78 IMPASTO_ISA is wrong.
            """
    )

    @Argument(help: ArgumentHelp("The picture to look at: PNG or JPEG.", valueName: "image"))
    var image: String

    @Option(name: .long, help: ArgumentHelp("The layers, with commas between them.", valueName: "layers"))
    var layer = "conv1_1,conv5_1"

    @Option(name: .long, help: "Where the grids go, a PNG file.")
    var output: String

    @Option(name: .long, help: "A network by name, or a safetensors file.")
    var network: String?

    @Option(name: .long, help: "Pixels of the longest side at which the network sees the picture.")
    var size = 256

    @Option(name: .long, help: "Maps side by side; a square or nearly one if not given.")
    var columns: Int?

    @Option(name: .long, help: "The most channels of a layer that are shown, the first ones; all if not given.")
    var channels: Int?

    @Flag(name: .long, help: "Show features as they leave the convolution, negative values and all.")
    var beforeRelu = false

    @Option(name: .long, help: "Worker threads; as many as it may use processors if not given.")
    var threads: Int?

    func validate() throws {
        _ = try layers()
        try require(size, in: 16...2048, "--size")
        if let columns { try require(columns, in: 1...4096, "--columns") }
        if let channels { try require(channels, in: 1...4096, "--channels") }
        if let threads { try require(threads, in: 1...1024, "--threads") }
        let name = output.lowercased()
        guard !name.hasSuffix(".jpg"), !name.hasSuffix(".jpeg") else {
            throw ValidationError("--output \(output): the grids are written as PNG; let the name end in .png")
        }
    }

    func run() throws {
        do {
            _ = try Machine.forcedInstructionSet()
            try draw()
        } catch {
            let failure = RenderFailure(error)
            Reporter(.none).failed(failure)
            throw ExitCode(failure.exit.rawValue)
        }
    }

    private func draw() throws {
        var recipe = try Recipe.preset("impasto")
        (recipe.network, recipe.size, recipe.sizeOf) = (network, .pixels(size), .longestSide)
        let file = OutputFile(path: output)
        try file.check()
        let layers = try layers()
        let network = try Network(path: NetworkLocation.path(for: recipe), through: layers.max())
        let picture = try Sizing(recipe: recipe).content(Picture.read(path: image))
        var grids: [FeatureGrid] = []
        try network.features(
            of: picture,
            at: layers,
            beforeRelu ? .beforeRectifier : .afterRectifier,
            threads: threads ?? Processors.count
        ) { maps in
            grids.append(FeatureGrid(maps, limit: channels))
        }
        let sheet = FeatureSheet(grids, columns: columns, isRectified: !beforeRelu)
        try file.write(try sheet.draw().encoded(as: .png(bitDepth: 8)))
    }

    private func layers() throws(ValidationError) -> Set<LayerName> {
        var layers: Set<LayerName> = []
        for name in layer.split(separator: ",", omittingEmptySubsequences: false) {
            guard let layer = LayerName(String(name)) else {
                throw ValidationError("--layer \(layer): “\(name)” is none; layers are called conv1_1 to conv5_4")
            }
            layers.insert(layer)
        }
        return layers
    }
}
