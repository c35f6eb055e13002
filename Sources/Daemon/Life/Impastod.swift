import ArgumentParser
import Contract
import Glibc
import Logging
import SystemPackage
import Systemd

/// The daemon's command line.
@main
struct Impastod: AsyncParsableCommand {
    static let name = "impastod"
    static let version = Release.version

    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Paint the pictures that are dropped into folders.",
        discussion: """
            Exit status: 0 told to end, 64 usage, 69 no message bus, 70 internal error, 73 the state directory cannot be \
            used, 75 another daemon is running, 78 the configuration is wrong.
            """,
        version: version
    )

    @Flag(help: "Which message bus to serve; without either, root serves the system bus and others their own.")
    var bus: BusChoice?

    @Option(help: ArgumentHelp("The configuration, instead of impastod.toml in its usual place.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Where the queue is kept.", valueName: "dir"))
    var stateDirectory: String?

    @Option(help: ArgumentHelp("The worker program, instead of the impasto-render beside this one.", valueName: "file"))
    var worker: String?

    @Flag(help: "Check the configuration and end.")
    var check = false

    @Flag(help: "Print the jobs in the state directory, a line of JSON each, and end; a daemon may be at work on them.")
    var export = false

    @Flag(name: .shortAndLong, help: "Log more.")
    var verbose = false

    func run() async throws {
        let environment = ServiceEnvironment.current()
        let threshold = LogThreshold(verbose ? .debug : .info)
        LoggingSystem.bootstrap { _ in
            if environment.standardErrorIsJournal { return JournalLog(threshold: threshold) }
            return StandardErrorLog(isJournal: false, threshold: threshold)
        }
        let logger = Logger(label: Self.name)
        // A client or a worker that goes away in the middle of a message is no reason to die.
        signal(SIGPIPE, SIG_IGN)
        do {
            if export { return try QueueExport(of: LaunchPlan.state(command: self, environment)).write() }
            let plan = try LaunchPlan(command: self, environment: environment, logger: logger)
            if check {
                logger.notice("\(plan.settings.folders.count) folders, worker \(plan.worker.shown)")
            } else {
                try await Assembly(plan, environment: environment, logger: logger, threshold: threshold).run()
            }
        } catch {
            let failure = DaemonFailure(error)
            logger.critical("\(failure)")
            throw ExitCode(failure.exit.rawValue)
        }
    }
}
