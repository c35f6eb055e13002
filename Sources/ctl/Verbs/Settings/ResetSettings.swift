import ArgumentParser
import Contract
import Systemd

/// Settings taken back.
struct ResetSettings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Take settings back to what impastod.toml says, or to their defaults."
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("The settings.", valueName: "key"))
    var keys: [String]

    func run() async throws {
        try await options.withDaemon { daemon in
            _ = try await daemon.order(ManagerInterface.resetSettings, SettingsReset(keys: keys))
        }
    }
}
