import Glibc
import SystemPackage
import Testing

extension RunningDaemon {
    /// Lends a daemon that has not been started, whose workers use a disk that may get into trouble; so does the daemon if
    /// it is started in that environment.
    static func with(
        _ setup: DaemonSetup,
        disk body: (RunningDaemon, TestDisk) async throws -> Void
    ) async throws {
        var setup = setup
        setup.isStarted = false
        try await with(setup) { daemon in
            let place = daemon.place
            let disk = try TestDisk(at: place.root.appending("disk"))
            let worker = place.root.appending("worker")
            try worker.write("#!/bin/sh\n\(disk.worker)\n")
            #expect(worker.withPlatformString { chmod($0, 0o755) } == 0)
            try place.configure(setup.settings, worker: "path = \"worker\"", folder: setup.folder)
            try await body(daemon, disk)
        }
    }
}
