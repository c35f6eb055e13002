import Glibc
import Synchronization
import SystemPackage
import TestSupport
import Testing

/// The real impastod, on a bus and in folders of its own.
final class RunningDaemon: Sendable {
    /// Its folders.
    let place: DaemonPlace

    /// Its bus.
    let bus: PrivateBus

    /// What it signals on the bus, over all its lives.
    let signals: EventLog<BusSignal>

    /// What it tells the service manager, over all its lives.
    let notifications: EventLog<String>

    private let environment: [String: String]
    private let mounts: [String]
    private let group: ControlGroup?
    private let isBoundByPermissions: Bool
    private let scope: String
    private let lives = Mutex<[ChildProcess]>([])
    private let isAlive = Mutex(false)

    private init(
        _ place: DaemonPlace,
        _ bus: PrivateBus,
        _ socket: NotifySocket,
        signals: AsyncStream<BusSignal>,
        _ setup: DaemonSetup
    ) {
        let disks = setup.disks.map { "mount -t tmpfs -o size=\($1) disk '\(place.root.appending($0))'" }
        let readOnly = setup.readOnly.map { name in
            let folder = place.root.appending(name)
            return "mount --bind '\(folder)' '\(folder)' && mount -o remount,bind,ro '\(folder)'"
        }
        let fuse = setup.fuse.map { FUSEMount.command(place.root.appending($0).string) }
        mounts = disks + readOnly + fuse
        group = setup.group
        isBoundByPermissions = setup.isBoundByPermissions
        self.place = place
        self.bus = bus
        self.signals = EventLog(signals)
        self.notifications = EventLog(socket.messages)
        scope = setup.isForEverybody ? "--system" : "--user"
        let own = [
            "DBUS_SESSION_BUS_ADDRESS": bus.address, "DBUS_SYSTEM_BUS_ADDRESS": bus.address,
            "NOTIFY_SOCKET": socket.path.string,
        ]
        self.environment = own.merging(setup.environment) { $1 }
    }

    /// Makes folders and a bus, starts a daemon, lends it to `body`, and takes everything away again, however `body`
    /// ends.
    ///
    /// A daemon that still runs at the end is told to end, and must do so well.
    static func with(
        _ setup: DaemonSetup = DaemonSetup(),
        _ body: (RunningDaemon) async throws -> Void
    ) async throws {
        try await Seats.shared.with {
            try await TemporaryDirectory.with { directory in
                let place = try DaemonPlace(in: directory.path, setup)
                try await PrivateBus.with(isShared: setup.hasLimitedBus || setup.isForEverybody) { bus in
                    try await NotifySocket.with { socket in
                        let (monitor, signals) = try await BusSignal.monitor(bus)
                        defer { monitor.kill() }
                        let daemon = RunningDaemon(place, bus, socket, signals: signals, setup)
                        defer { daemon.kill() }
                        try await daemon.live(setup, body)
                    }
                }
            }
        }
    }

    private func live(_ setup: DaemonSetup, _ body: (RunningDaemon) async throws -> Void) async throws {
        do {
            if setup.isStarted { try await start() }
            try await body(self)
            if isAlive.withLock({ $0 }) { #expect(try await stop() == 0) }
        } catch {
            Issue.record("The daemon said before that failed:\n\(log)")
            throw error
        }
    }

    /// The process that lives now or lived last.
    var process: ChildProcess {
        get throws { try #require(lives.withLock { $0.last }) }
    }

    /// What all lives together have written to standard error.
    var log: String {
        let texts = (0..<lives.withLock { $0.count }).map { (try? logFile($0 + 1).bytes()) ?? [] }
        return String(decoding: texts.joined(), as: UTF8.self)
    }

    /// Starts it, perhaps with additions to the environment for this life only, and returns when it is ready.
    func start(environment: [String: String] = [:]) async throws {
        let before = await notifications.events.count { $0.contains("READY=1") }
        let process = try launch(environment: environment)
        try await withThrowingTaskGroup { group in
            group.addTask { [notifications] in
                try await notifications.wait(for: "READY=1") { messages in
                    messages.count { $0.contains("READY=1") } > before ? () : nil
                }
            }
            group.addTask {
                // Its standard output, on which it says nothing, is closed by its end.
                for await _ in process.lines {}
                try Task.checkCancellation()
                throw UnexpectedEnd()
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Starts it with further options and returns its exit status, for a daemon that is to end by itself.
    func run(_ more: String...) async throws -> Int32 {
        _ = try launch(options: more)
        return try await end()
    }

    /// Tells it to end (SIGTERM) and returns its exit status.
    func stop() async throws -> Int32 {
        try process.send(SIGTERM)
        return try await end()
    }

    /// Waits for its end and returns its exit status.
    func end() async throws -> Int32 {
        let process = try process
        let status = try await withDeadline(.seconds(30), "the end of the daemon") { await process.end() }
        isAlive.withLock { $0 = false }
        return status
    }

    /// Kills it where it stands (SIGKILL).
    func kill() {
        lives.withLock { $0.last }?.kill()
        isAlive.withLock { $0 = false }
    }

    private func launch(options more: [String] = [], environment: [String: String] = [:]) throws -> ChildProcess {
        try lives.withLock { lives in
            let variables = self.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
            let command = ["env"] + variables + ownBound + ownDisks + ownRights + [Programs.impastod] + options + more
            let process = try ChildProcess(command, errors: logFile(lives.count + 1))
            lives.append(process)
            isAlive.withLock { $0 = true }
            return process
        }
    }

    private var options: [String] {
        [scope, "--config", place.configuration.string, "--state-directory", place.state.string]
    }

    /// What mounts its disks in a namespace of its own and then becomes the program behind it.
    private var ownDisks: [String] {
        guard !mounts.isEmpty else { return [] }
        return OwnMounts.command + ["sh", "-c", (mounts + ["exec \"$@\""]).joined(separator: " && "), "sh"]
    }

    /// What joins its control group and then becomes the program behind it.
    private var ownBound: [String] {
        group.map { ["sh", "-c", "\($0.command) && exec \"$@\"", "sh"] } ?? []
    }

    /// What gives up root's right to read everything and then becomes the program behind it.
    private var ownRights: [String] { isBoundByPermissions ? Privileges.withoutReadingEverything : [] }

    /// A path as the daemon sees it, whose disks nobody else sees.
    func inside(_ path: FilePath) throws -> FilePath {
        FilePath("/proc/\(try process.identifier)/root").appending(path.components)
    }

    private func logFile(_ life: Int) -> FilePath {
        place.root.appending("impastod-\(life).log")
    }

    private struct UnexpectedEnd: Error {}
}
