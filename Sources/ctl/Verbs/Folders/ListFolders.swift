import ArgumentParser
import Contract
import Systemd

/// The watched folders, listed.
struct ListFolders: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the watched folders.")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await options.withDaemon { daemon in
            let folders = try await daemon.manager.call(ManagerInterface.listFolders, Nothing())
            try options.printer.list(
                folders.map(Row.init),
                [
                    Column("FOLDER") { $0.name },
                    Column("STATE", color: { $0.state == .active ? .plain : .red }) { $0.state.rawValue },
                    Column("PENDING", isNumber: true) { String($0.pending) },
                    Column("INBOX") { $0.inbox },
                    Column("OUTBOX") { $0.outbox },
                    Column("REASON") { $0.reason ?? "" },
                ]
            )
            if folders.isEmpty { options.say("No folders.") }
        }
    }

    private struct Row: Encodable {
        let name: String
        let state: FolderState
        let pending: UInt32
        let inbox: String
        let outbox: String
        let reason: String?

        init(_ folder: FolderSummary) {
            name = folder.name
            state = folder.state
            pending = folder.pending
            inbox = EscapedName.text(of: folder.inbox)
            outbox = EscapedName.text(of: folder.outbox)
            reason = folder.reason.isEmpty ? nil : folder.reason
        }
    }
}
