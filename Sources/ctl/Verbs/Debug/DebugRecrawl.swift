import ArgumentParser
import Contract
import Systemd

/// All folders looked through.
struct DebugRecrawl: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recrawl",
        abstract: "Look through the inboxes of all folders at once, as “rescan” does with one.",
        discussion: "Prints how many pictures were found in each that were not known yet."
    )

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await options.withDaemon { daemon in
            let folders = try await daemon.manager.call(ManagerInterface.listFolders, Nothing()).map(\.name)
            let outcomes = try await daemon.each(folders) { folder in
                Row(
                    folder: folder,
                    found: try await daemon.manager.call(ManagerInterface.rescanFolder, WithOptions(folder))
                )
            }
            try options.printer.list(
                outcomes.rows,
                [Column("FOLDER") { $0.folder }, Column("FOUND", isNumber: true) { String($0.found) }]
            )
            try outcomes.check()
        }
    }

    private struct Row: Encodable {
        let folder: String
        let found: UInt32
    }
}
