import ArgumentParser
import Contract
import Systemd

/// The settings of a folder.
struct ShowFolder: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the settings of a folder that are in force."
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The folder's name.", completion: .folders)
    var folder: String

    func run() async throws {
        try await options.withDaemon { daemon in
            try options.printer.settings(try await daemon.manager.call(ManagerInterface.getFolderSettings, folder))
        }
    }
}
