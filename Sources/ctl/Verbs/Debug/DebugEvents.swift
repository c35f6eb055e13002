import ArgumentParser
import Contract
import Systemd

/// What inotify told last.
struct DebugEvents: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "List the last events of inotify(7) that the daemon has read, the oldest first."
    )

    @OptionGroup var options: GlobalOptions

    @Option(
        name: [.customShort("n"), .long],
        help: ArgumentHelp("Only the last events, so many; the daemon keeps 1024.", valueName: "number")
    )
    var lines: UInt32 = 1024

    func run() async throws {
        try await options.withDaemon { daemon in
            let events = try await daemon.manager.call(ManagerInterface.getRecentEvents, lines)
            try options.printer.list(
                events.map(Row.init),
                [
                    Column("TIME") { Words.date($0.time, "%H:%M:%S") + ".\(Self.digits(ofSecond: $0.time))" },
                    Column("FOLDER") { $0.folder ?? "-" },
                    Column("EVENT") { $0.events.joined(separator: "+") },
                    Column("NAME") { $0.name ?? "" },
                ]
            )
            if events.isEmpty { options.say("No events.") }
        }
    }

    /// The three digits behind the point of a second.
    private static func digits(ofSecond microseconds: UInt64) -> Substring {
        String(1000 + microseconds / 1000 % 1000).dropFirst()
    }

    private struct Row: Encodable {
        let time: UInt64
        let folder: String?
        let mask: UInt32
        let events: [String]
        let name: String?

        private enum CodingKeys: String, CodingKey {
            case time = "time_usec"
            case folder, mask, events, name
        }

        init(_ event: WatchEvent) {
            time = event.time
            folder = event.folder.isEmpty ? nil : event.folder
            mask = event.mask
            events = EventName.names(in: event.mask)
            name = event.name.isEmpty ? nil : EscapedName.text(of: event.name)
        }
    }
}
