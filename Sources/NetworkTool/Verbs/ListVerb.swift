import ArgumentParser
import Contract
import Networks

/// The networks that there are.
struct ListVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the networks that recipes can name.",
        discussion: "Of several of one name, the first is the one that paints; the others are not listed."
    )

    @OptionGroup var options: OutputOptions

    func run() throws {
        var rows: [Row] = []
        for folder in NetworkFolders.current.all {
            let store = NetworkStore(folder)
            for name in store.names where !rows.contains(where: { $0.name == name }) {
                rows.append(Row(name, path: store.path(of: name)))
            }
        }
        try options.printer.show(rows) {
            Printer.table(
                ["NAME", "NETWORK", "FAMILY", "LAYERS", "WIDTHS", "SIZE", "FILE"],
                numbers: [3, 5],
                rows.map { row in
                    [
                        row.name, row.network ?? "-", row.family ?? "-", row.layers.map(String.init) ?? "-",
                        row.widths ?? "-", "\(ByteSize(row.bytes))", row.path,
                    ]
                }
            )
        }
        if rows.isEmpty { Talk.say("No networks.") }
        for case let problem? in rows.map(\.problem) { Talk.say(problem) }
    }

    private struct Row: Encodable {
        let name: String
        let path: String
        let bytes: Int
        var network: String?
        var family: String?
        var layers: Int?
        var widths: String?
        /// Why it cannot paint.
        var problem: String?

        init(_ name: String, path: String) {
            self.name = name
            self.path = path
            bytes = NetworkStore.size(of: path)
            do {
                let description = try NetworkDescription(path: path)
                network = description.network.rawValue
                family = description.family.rawValue
                layers = description.layers.count
                widths = description.widths
            } catch {
                problem = "\(error)"
            }
        }
    }
}
