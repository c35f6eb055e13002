import Contract
import Logging
import StrictTOML
import SystemPackage

/// The two files that the configuration comes from, and what changes the second one.
struct SettingsStore: Sendable {
    /// The administrator's `impastod.toml`, or nil where there is none.
    let file: FilePath?

    /// What was set over the bus.
    let stored: FilePath

    /// Whether folders of which nothing else is said trust their recipes.
    let trustsRecipes: Bool

    /// Is told of settings that are left aside.
    let logger: Logger

    /// The configuration as both files say it.
    ///
    /// What was set over the bus is left aside where it does not fit `impastod.toml` any more: the administrator's word is
    /// newer, and a service that does not start helps nobody.
    ///
    /// - Throws: `ConfigurationError` with every problem of `impastod.toml`.
    func read() throws(ConfigurationError) -> DaemonConfiguration {
        do {
            return try configuration(with: StoredSettings(file: stored))
        } catch {
            return try leaveAside(because: error)
        }
    }

    /// Changes what is stored, if the configuration is in order after it.
    ///
    /// Of several things that do not fit, one after the other can be taken back; until the last one is, all are left aside.
    ///
    /// - Parameters:
    ///   - takesBack: Whether it does nothing but take back.
    ///   - change: Is made in memory first.
    /// - Returns: The configuration from now on.
    /// - Throws: `ConfigurationError` when it is not in order, and whatever `change` throws; nothing is changed then.
    func change(takesBack: Bool, _ change: (inout StoredSettings) throws -> Void) throws -> DaemonConfiguration {
        let before = try StoredSettings(file: stored)
        var settings = before
        try change(&settings)
        let fresh: DaemonConfiguration
        do {
            fresh = try configuration(with: settings)
        } catch {
            guard takesBack, (try? configuration(with: before)) == nil else { throw error }
            fresh = try leaveAside(because: error)
        }
        do {
            try stored.write(Array(settings.text.utf8))
        } catch {
            throw ConfigurationError("the setting cannot be kept: \(error)")
        }
        return fresh
    }

    /// Whether `impastod.toml` itself has a folder of that name.
    ///
    /// - Throws: `ConfigurationError` when it cannot be read.
    func isInFile(_ folder: String) throws(ConfigurationError) -> Bool {
        guard let file else { return false }
        return try DaemonConfiguration(file: file, trustsRecipes: trustsRecipes).folder(folder) != nil
    }

    private func leaveAside(because error: ConfigurationError) throws(ConfigurationError) -> DaemonConfiguration {
        let administrators = try configuration(with: StoredSettings())
        logger.note(.configurationRefused, .error, "what was set over the bus is left aside: \(error)")
        return administrators
    }

    private func configuration(with settings: StoredSettings) throws(ConfigurationError) -> DaemonConfiguration {
        // Mistakes of the administrator's own file are told with their lines, as if nothing had been set.
        let document = try file.map { file throws(ConfigurationError) in
            _ = try DaemonConfiguration(file: file, trustsRecipes: trustsRecipes)
            return try DaemonConfiguration.document(file)
        }
        let values = settings.merged(over: document?.values ?? [:])
        let configuration = try DaemonConfiguration(
            TOMLDocument(values: values, file: stored.shown),
            directory: (file ?? stored).removingLastComponent(),
            trustsRecipes: trustsRecipes
        )
        if let worker = configuration.worker.path { _ = try WorkerLocation.find(worker) }
        return configuration
    }
}
