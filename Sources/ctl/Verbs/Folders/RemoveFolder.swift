import ArgumentParser
import Contract
import Systemd

/// A folder watched no more.
struct RemoveFolder: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Watch a folder no more.",
        discussion: "Nothing in it is touched. A folder of impastod.toml is removed there."
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The folder's name.", completion: .folders)
    var folder: String

    func run() async throws {
        try await options.withDaemon { daemon in
            _ = try await daemon.order(ManagerInterface.removeFolder, FolderRemoval(name: folder))
            options.say("Folder \(folder) is watched no more.")
        }
    }
}
