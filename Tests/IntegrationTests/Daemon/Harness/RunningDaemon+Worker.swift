import Glibc
import SystemPackage
import Testing

extension RunningDaemon {
    /// Lends a daemon whose worker is a shell script.
    static func with(
        _ setup: DaemonSetup = DaemonSetup(),
        worker script: String,
        environment: [String: String] = [:],
        _ body: (RunningDaemon) async throws -> Void
    ) async throws {
        var setup = setup
        setup.isStarted = false
        setup.environment.merge(environment) { $1 }
        try await with(setup) { daemon in
            let worker = daemon.place.root.appending("worker")
            try worker.write("#!/bin/sh\n\(script)\n")
            #expect(worker.withPlatformString { chmod($0, 0o755) } == 0)
            try daemon.place.configure(setup.settings, worker: "path = \"worker\"", folder: setup.folder)
            try await daemon.start()
            try await body(daemon)
        }
    }
}
