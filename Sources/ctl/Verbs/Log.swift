import ArgumentParser
import Contract
import Glibc
import Systemd

/// What the journal has of a job.
struct Log: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what the journal has of a job, or of the daemon.",
        discussion: "This is journalctl(1), with its exit status."
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The job's number; none for all that the daemon says.", completion: .recentJobs)
    var id: UInt64?

    @Flag(name: .shortAndLong, help: "Go on with what is written from now on.")
    var follow = false

    @Option(name: [.customShort("n"), .long], help: ArgumentHelp("Only the last lines, so many.", valueName: "number"))
    var lines: Int?

    func run() async throws {
        var words = ["journalctl"]
        switch try options.scope.address {
        case .user: words.append("--user-unit=impastod.service")
        case .system, .address: words.append("--unit=impastod.service")
        case .remote(let host): words = RemoteShell.command(on: host) + words + ["--unit=impastod.service"]
        }
        if options.omitsPager { words.append("--no-pager") }
        if options.quiet { words.append("--quiet") }
        switch options.printer.json {
        case .pretty: words.append("--output=json-pretty")
        case .short: words.append("--output=json")
        case .off: break
        }
        if follow { words.append("--follow") }
        if let lines { words.append("--lines=\(lines)") }
        if let id { words.append("\(JournalField.job.rawValue)=\(id)") }

        var arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        execvp(words[0], &arguments)
        throw ControlFailure(.failed, "\(words[0]) cannot be run: \(String(cString: strerror(errno)))")
    }
}
