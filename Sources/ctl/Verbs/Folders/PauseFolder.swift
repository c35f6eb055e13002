import ArgumentParser
import Contract
import Systemd

/// A folder paused.
struct PauseFolder: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause",
        abstract: "Start none of the jobs of a folder.",
        discussion: """
            Its pictures are queued as before, and jobs that run come to their ends. It stays so over a restart until: \
            impastoctl folders resume
            """
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The folder's name.", completion: .folders)
    var folder: String

    func run() async throws {
        try await options.withDaemon { daemon in
            _ = try await daemon.order(FolderInterface.pause, [:], of: daemon.folder(folder))
            options.say("Folder \(folder) is paused. It goes on by: impastoctl folders resume \(folder)")
        }
    }
}
