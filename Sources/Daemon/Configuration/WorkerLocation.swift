import Glibc
import SystemPackage

/// Finds the worker program.
enum WorkerLocation {
    static let program = "impasto-render"

    /// The given program, or `impasto-render` beside this program, as in a build, or in the `bin` next to its `libexec/impasto`.
    ///
    /// - Throws: `ConfigurationError` when there is no such program, or it may not be run.
    static func find(_ given: FilePath?) throws(ConfigurationError) -> FilePath {
        let places = given.map { [$0] } ?? candidates()
        if let found = places.first(where: { $0.withPlatformString { access($0, X_OK) } == 0 }) { return found }
        let list = places.map(\.shown).joined(separator: ", ")
        throw ConfigurationError("there is no worker program to run: looked for \(list); name it with --worker")
    }

    private static func candidates() -> [FilePath] {
        guard let own = realpath("/proc/self/exe", nil) else { return [FilePath(program)] }
        defer { free(own) }
        let directory = FilePath(platformString: own).removingLastComponent()
        let prefix = directory.removingLastComponent().removingLastComponent()
        return [directory.appending(program), prefix.appending("bin").appending(program)]
    }
}
