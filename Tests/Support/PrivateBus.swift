import Foundation
public import SystemPackage

/// A message bus of a test's own: a real `dbus-daemon` on a socket in a temporary directory.
public final class PrivateBus: Sendable {
    /// The D-Bus address, good for `DBUS_SESSION_BUS_ADDRESS` and `DBUS_SYSTEM_BUS_ADDRESS`.
    public let address: String

    private let process: ChildProcess

    /// Starts a bus, lends it to `body` and stops it, however `body` ends.
    public static func with<Result>(_ body: (PrivateBus) async throws -> Result) async throws -> Result {
        try await TemporaryDirectory.with { directory in
            let bus = try await PrivateBus(socket: directory.appending("bus"))
            defer { bus.stop() }
            return try await body(bus)
        }
    }

    /// Starts a bus that listens on `socket`, and returns when it does.
    ///
    /// - Throws: ``DeadlineExceeded`` when it does not.
    public init(socket: FilePath) async throws {
        let arguments = ["--session", "--nofork", "--nopidfile", "--print-address=1", "--address=unix:path=\(socket)"]
        let process = try ChildProcess(["dbus-daemon"] + arguments, errors: FilePath("\(socket).log"))
        self.process = process
        address = try await withDeadline(.seconds(20), "the start of dbus-daemon") {
            // The address is printed once the socket listens.
            for await line in process.lines { return line }
            throw Errno.brokenPipe
        }
    }

    /// A connection of `dbus-monitor` that prints what passes over the bus and matches the rule; it listens once the
    /// first line has come.
    public func monitor(_ rule: String) throws -> ChildProcess {
        try ChildProcess(["dbus-monitor", "--address", address, rule])
    }

    /// Kills the bus, as a crash would; its clients lose their connections at once.
    public func stop() {
        process.kill()
    }

    /// Runs a program with this bus as its session and system bus, and returns what it printed.
    public func run(_ program: String, _ arguments: [String]) async throws -> CommandOutput {
        try await CommandOutput.of(
            program,
            arguments,
            environment: ["DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address]
        )
    }
}
