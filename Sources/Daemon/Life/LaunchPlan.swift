import Glibc
import Logging
import SystemPackage
import Systemd

/// Everything that the daemon is told from outside, read and checked.
struct LaunchPlan {
    let bus: BusAddress

    /// The file that the configuration came from, or nil where there was none.
    let file: FilePath?

    let settings: DaemonConfiguration

    /// Whether folders of which nothing else is said trust their recipes: in a user's own daemon, whoever writes the recipe
    /// may do what the daemon may.
    let trustsRecipes: Bool

    let state: FilePath

    /// The worker program, unless the configuration names another one later.
    let worker: FilePath

    /// Puts command line, environment and configuration together.
    ///
    /// - Throws: `ConfigurationError`.
    init(command: Impastod, environment: ServiceEnvironment, logger: Logger) throws {
        let choice = command.bus ?? .usual
        let locations = Self.locations(command, environment)
        bus = choice.address
        trustsRecipes = choice == .user
        state = Self.state(command: command, environment)
        let named = command.config.map(Self.absolute)
        if named != nil || access(locations.configuration.string, F_OK) == 0 {
            let file = named ?? locations.configuration
            settings = try DaemonConfiguration(file: file, trustsRecipes: trustsRecipes)
            self.file = file
        } else {
            logger.warning("there is no \(locations.configuration.shown): no folders are watched")
            settings = DaemonConfiguration()
            file = nil
        }
        worker = try WorkerLocation.find(command.worker.map(Self.absolute) ?? settings.worker.path)
    }

    /// Where the queue is kept.
    static func state(command: Impastod, _ environment: ServiceEnvironment) -> FilePath {
        command.stateDirectory.map(absolute) ?? locations(command, environment).state
    }

    private static func locations(_ command: Impastod, _ environment: ServiceEnvironment) -> Locations {
        Locations(isSystem: (command.bus ?? .usual) == .system, environment: environment)
    }

    private static func absolute(_ path: String) -> FilePath {
        guard !path.hasPrefix("/"), let directory = getcwd(nil, 0) else { return FilePath(path) }
        defer { free(directory) }
        return FilePath(platformString: directory).pushing(FilePath(path)).lexicallyNormalized()
    }
}
