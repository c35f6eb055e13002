import ArgumentParser
import Contract
import Networks
import SystemPackage

/// A network file of any kind, brought into the folder of networks.
struct ImportVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring in a VGG19 or VGG16 from whatever file you have.",
        discussion: """
            Reads PyTorch (.pth), Keras (.h5), Caffe (.caffemodel), MatConvNet (.mat), ONNX and safetensors files, \
            recognises which network is in them and what pictures it was trained on, and writes its convolutions as \
            NAME.safetensors. Prints the network's name.

            The families are oxford (VGG's own training: B, G, R in 0…255), torchvision (PyTorch's: R, G, B in 0…1), \
            normalised (Gatys' vgg_normalised, whose filters are scaled) and impasto (our own).
            """
    )

    @OptionGroup var options: OutputOptions

    @Argument(help: ArgumentHelp("The network file.", valueName: "file"), completion: .file())
    var file: FileArgument

    @Option(help: "The network's name; by itself vgg19, vgg16, vgg19-torchvision and so on.")
    var name: NetworkName?

    @Option(help: "The family, where it is not recognised rightly.")
    var family: Family?

    @Option(help: ArgumentHelp("The folder of networks that it goes to.", valueName: "dir"), completion: .directory)
    var store: String?

    @Flag(help: "Replace the network of that name.")
    var replace = false

    func run() async throws {
        let input = try file.open()
        defer { try? input.close() }
        let report = try await NetworkImport(
            file: input,
            fileName: file.name,
            name: name,
            family: family,
            store: NetworkStore(store ?? NetworkFolders.current.store),
            isReplacing: replace
        ).run()
        try report.announce(options.printer)
    }
}
