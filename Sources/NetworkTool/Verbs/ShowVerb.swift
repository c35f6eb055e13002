import ArgumentParser
import Contract
import Networks
import SystemPackage

/// One network, in a folder of networks or in any file.
struct ShowVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show everything about a network, or about a network file of any kind."
    )

    @OptionGroup var options: OutputOptions

    @Argument(help: ArgumentHelp("The network's name, or a file.", valueName: "name|file"), completion: .file())
    var network: FileArgument

    @Option(help: "The family, where it is not recognised rightly.")
    var family: Family?

    func run() async throws {
        // A path is meant from here, not from a folder of networks.
        let found = network.shown.contains("/") ? nil : NetworkFolders.current.file(of: network.shown)
        guard found != nil || network.isThere else {
            throw ToolFailure(.failed, "there is no network and no file “\(network.shown)”")
        }
        let argument = found.map(FileArgument.init(argument:)) ?? network
        let file = try argument.open()
        defer { try? file.close() }
        let name = found == nil ? argument.name : argument.shown
        let description = try await ConversionProcess(file: file, name: name, family: family).run()
        let report = try NetworkReport(
            name: found == nil ? nil : network.shown,
            path: argument.shown,
            measuring: "/proc/self/fd/\(file.rawValue)",
            description
        )
        try options.printer.show(report) { Printer.text(of: report.facts) + "\n" + report.layerTable }
    }
}

extension NetworkReport {
    fileprivate var facts: [(label: String, value: String?)] {
        // A file that is looked at where it lies is its own source.
        let isSource = description.sourceSHA256 == sha256
        return [
            ("Name", name),
            ("Network", description.title),
            ("Family", "\(description.family.rawValue) (\(description.evidence))"),
            ("Verified", description.oxfordLine),
            ("Licence", description.licence),
            ("Input", description.inputLine),
            ("Widths", description.widths),
            ("File", path),
            ("Format", description.format),
            ("Size", "\(ByteSize(bytes))"),
            ("SHA-256", sha256),
            ("Source", isSource ? nil : description.source),
            ("Source format", isSource ? nil : description.sourceFormat),
            ("Source SHA-256", isSource ? nil : description.sourceSHA256),
        ]
    }

    fileprivate var layerTable: String {
        Printer.table(
            ["LAYER", "CHANNELS", "SEES", "SHA-256"],
            numbers: [1, 2],
            description.layers.map { [$0.name, "\($0.channels)", "\($0.receptiveField) px", $0.sha256 ?? "-"] }
        )
    }
}
