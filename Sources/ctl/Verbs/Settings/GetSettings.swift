import ArgumentParser
import Contract
import Systemd

/// Settings read.
struct GetSettings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "get", abstract: "Show a setting, or all of them.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The setting; none for all.")
    var key: String?

    func run() async throws {
        try await options.withDaemon { daemon in
            let settings = try await daemon.manager.call(ManagerInterface.getSettings, Nothing())
            if let key {
                guard let value = settings[key] else {
                    throw ControlFailure(.failed, "There is no setting “\(key)”, or it has no value.")
                }
                guard options.printer.json == .off else { return try options.printer.value(SettingValue(value)) }
                try options.printer.line(SettingValue(value).text)
            } else {
                try options.printer.settings(settings)
            }
        }
    }
}
