import ArgumentParser
import Contract
import Systemd

/// Settings read.
struct GetSetting: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "get", abstract: "Show a setting, or all of them.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The setting; none for all.")
    var setting: Setting?

    func run() async throws {
        try await options.withDaemon { daemon in
            var values: [Row] = []
            for setting in setting.map({ [$0] }) ?? Setting.allCases {
                values.append(Row(setting: setting.rawValue, value: try await setting.value(at: daemon)))
            }
            if options.printer.json == .off, setting != nil, let only = values.first {
                try options.printer.line(only.value)
            } else {
                try options.printer.list(values, [Column("SETTING") { $0.setting }, Column("VALUE") { $0.value }])
            }
        }
    }

    private struct Row: Encodable {
        let setting: String
        let value: String
    }
}
