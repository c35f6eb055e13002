import ArgumentParser
import Contract
import Systemd

/// A setting changed.
struct SetSetting: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Change a setting of the running daemon."
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The setting.")
    var setting: Setting

    @Argument(help: "Its new value.")
    var value: String

    func run() async throws {
        try await options.withDaemon { daemon in
            try await setting.set(value, at: daemon)
            options.say("\(setting.rawValue) is \(value) now.")
        }
    }
}
