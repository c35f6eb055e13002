import ArgumentParser
import Contract
import Systemd

/// Settings changed.
struct SetSettings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Change settings, all of them or none.",
        discussion: "For example: impastoctl settings set jobs-at-once=2 worker.memory-limit=4G"
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("The settings.", valueName: "key=value"))
    var settings: [SettingArgument]

    func run() async throws {
        try await options.withDaemon { daemon in
            let change = SettingsChange(settings: settings.onTheBus)
            _ = try await daemon.order(ManagerInterface.setSettings, change)
            options.say(settings.text)
        }
    }
}
