import ArgumentParser
import Contract
import Systemd

/// The configuration read again.
struct Reload: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Have the daemon read its configuration and all recipes again.",
        discussion: "Exits with 1 when one of them is wrong, so that the last good one is kept."
    )

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await options.withDaemon { daemon in
            let report = try await daemon.order(ManagerInterface.reload, [:])
            let rows = report.sorted { $0.key < $1.key }.map(Row.init)
            try options.printer.list(
                rows,
                [
                    Column("FOLDER") { $0.folder },
                    Column("STATUS", color: { $0.isGood ? .plain : .red }) { $0.status },
                    Column("ERROR") { $0.error ?? "" },
                ]
            )
            guard rows.allSatisfy(\.isGood) else {
                throw ControlFailure(.failed, "Not everything is good; see above.")
            }
        }
    }

    private struct Row: Encodable {
        let folder: String
        let status: String
        let error: String?

        var isGood: Bool { status == "ok" }

        init(_ folder: String, _ facts: [String: BusVariant]) {
            self.folder = folder
            status = Self.text(facts["status"]) ?? "unknown"
            error = Self.text(facts["error"])
        }

        private static func text(_ value: BusVariant?) -> String? {
            guard case .string(let text) = value, !text.isEmpty else { return nil }
            return text
        }
    }
}
