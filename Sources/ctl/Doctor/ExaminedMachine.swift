import Contract
import Glibc
import SystemPackage
import Systemd

/// Everything that the checks of `doctor` begin with: what the daemon, its unit and its configuration say.
struct ExaminedMachine: Sendable {
    /// Which daemon.
    let scope: Scope

    /// What the daemon says of itself; nil where none answers.
    let daemon: (version: String, state: DaemonState)?

    /// Why none answers.
    let silence: String?

    /// The daemon's configuration file.
    let file: DaemonFile

    /// The watched folders.
    let folders: [ExaminedFolder]

    /// The daemon's unit; nil where nothing is known of it.
    let unit: Unit?

    /// Who the daemon runs as.
    let account: Account

    /// Whether it is the machine's daemon.
    var isSystem: Bool { scope.address == .system }

    /// Where the queue is kept.
    var state: FilePath { Self.state(of: unit, isSystem: isSystem) }

    private static func state(of unit: Unit?, isSystem: Bool) -> FilePath {
        if isSystem { return FilePath("/var/lib/\(unit?["StateDirectory"] ?? "impasto")") }
        return FilePath("\(Variable.value("XDG_STATE_HOME") ?? "\(Variable.value("HOME") ?? "")/.local/state")/impasto")
    }

    /// Looks at the daemon of a scope.
    static func examine(_ scope: Scope, configuration: FilePath?) async -> ExaminedMachine {
        let isSystem = scope.address == .system
        let unit = await Unit.installed(isSystem: isSystem)
        let file = DaemonFile(configuration, isSystem: isSystem, state: state(of: unit, isSystem: isSystem))
        var daemon: (String, DaemonState)?, folders = file.folders, silence: String?
        do {
            let connection = try await BusConnection.open(scope.address)
            let manager = Daemon(connection)
            daemon = (
                try await manager.manager.get(ManagerInterface.version),
                try await manager.manager.get(ManagerInterface.state)
            )
            folders = try await manager.examinedFolders()
            await connection.close()
        } catch {
            silence = await ControlFailure(error, on: scope).message
        }
        return ExaminedMachine(
            scope: scope,
            daemon: daemon.map { (version: $0.0, state: $0.1) },
            silence: silence,
            file: file,
            folders: folders,
            unit: unit,
            account: isSystem ? Account(named: unit?["User"] ?? "impasto") : .own
        )
    }
}

extension Daemon {
    fileprivate func examinedFolders() async throws -> [ExaminedFolder] {
        var folders: [ExaminedFolder] = []
        let settings = try await manager.call(ManagerInterface.getSettings, Nothing())
        for summary in try await manager.call(ManagerInterface.listFolders, Nothing()) {
            let object = BusProxy(manager.connection, service: BusNames.service, path: BusNames.folder(summary.name))
            let own = try await manager.call(ManagerInterface.getFolderSettings, summary.name)
            folders.append(
                ExaminedFolder(
                    summary,
                    watch: try await object.get(FolderInterface.watchMethod),
                    isOutboxSet: own["outbox"] != nil,
                    freeSpace: own["free-space"]?.byteCount ?? settings["free-space"]?.byteCount ?? 0
                )
            )
        }
        return folders
    }
}

extension BusVariant {
    /// A number of bytes, which settings may also spell with a unit.
    fileprivate var byteCount: UInt64? {
        switch self {
        case .int64(let bytes): UInt64(exactly: bytes)
        case .uint64(let bytes): bytes
        case .string(let text): ByteCount.value(of: text)
        default: nil
        }
    }
}
