import ArgumentParser
import Contract
import Systemd

/// A folder going on.
struct ResumeFolder: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Start the jobs of a paused folder again."
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The folder's name.", completion: .folders)
    var folder: String

    func run() async throws {
        try await options.withDaemon { daemon in
            _ = try await daemon.order(FolderInterface.resume, [:], of: daemon.folder(folder))
            options.say("Folder \(folder) goes on.")
        }
    }
}
