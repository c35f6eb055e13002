import ArgumentParser
import Contract
import Systemd

/// Settings of a folder changed.
struct EditFolder: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change settings of a folder.",
        discussion: "For example: impastoctl folders edit holiday priority=-1 settle-seconds=10 --reset jobs"
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The folder's name.", completion: .folders)
    var folder: String

    @Argument(help: ArgumentHelp("New settings.", valueName: "key=value"))
    var settings: [SettingArgument] = []

    @Option(help: ArgumentHelp("Take this setting back; may be given several times.", valueName: "key"))
    var reset: [String] = []

    func validate() throws {
        guard !settings.isEmpty || !reset.isEmpty else { throw ValidationError("Nothing is to be changed.") }
    }

    func run() async throws {
        try await options.withDaemon { daemon in
            let request = FolderEdit(name: folder, settings: settings.onTheBus, reset: reset)
            _ = try await daemon.order(ManagerInterface.editFolder, request)
        }
    }
}
