import Foundation
import Synchronization
public import SystemPackage

/// A message bus of a test's own: a real `dbus-daemon` on a socket in a temporary directory.
public final class PrivateBus: Sendable {
    /// The D-Bus address, which ends in the path of the socket, good for `DBUS_SESSION_BUS_ADDRESS` and `DBUS_SYSTEM_BUS_ADDRESS`.
    public let address: String

    private let command: [String]
    private let log: FilePath
    private let process: Mutex<ChildProcess>

    /// Starts a bus, lends it to `body` and stops it, however `body` ends.
    ///
    /// - Parameters:
    ///   - isShared: Whether it is one for all users, with the limits that a system bus has.
    ///   - body: What is done with the bus.
    /// - Returns: What `body` returns.
    /// - Throws: ``DeadlineExceeded`` when the bus does not start, or what `body` throws.
    public static func with<Result>(
        isShared: Bool = false,
        _ body: (PrivateBus) async throws -> Result
    ) async throws -> Result {
        try await TemporaryDirectory.with { directory in
            // Other users have to find the way to it.
            if isShared { chmod(directory.path.string, 0o755) }
            let bus = try await PrivateBus(socket: directory.appending("bus"), isShared: isShared)
            defer { bus.stop() }
            return try await body(bus)
        }
    }

    /// Starts a bus that listens on `socket`, and returns when it does.
    ///
    /// - Parameters:
    ///   - socket: The path of its socket.
    ///   - isShared: Whether it lets in all users, and not only that of the tests.
    /// - Throws: ``DeadlineExceeded`` when it does not.
    public init(socket: FilePath, isShared: Bool = false) async throws {
        var configuration = "--session"
        if isShared {
            let file = FilePath("\(socket).conf")
            try Self.sharedConfiguration.write(toFile: file.string, atomically: true, encoding: .utf8)
            configuration = "--config-file=\(file)"
        }
        // Without the bus's own number, so that it is the address of the next one at this place as well.
        address = "unix:path=\(socket)"
        command = [
            "dbus-daemon", configuration, "--nofork", "--nopidfile", "--print-address=1", "--address=\(address)",
        ]
        log = FilePath("\(socket).log")
        process = Mutex(try await Self.start(command, log))
    }

    /// Starts the bus again after ``stop()``, at the same address, and returns when it listens.
    ///
    /// - Throws: ``DeadlineExceeded`` when it does not.
    public func restart() async throws {
        let next = try await Self.start(command, log)
        process.withLock { $0 = next }
    }

    private static func start(_ command: [String], _ log: FilePath) async throws -> ChildProcess {
        let process = try ChildProcess(command, errors: log)
        return try await withDeadline(.seconds(20), "the start of dbus-daemon") {
            // The address is printed once the socket listens.
            for await _ in process.lines { return process }
            throw Errno.brokenPipe
        }
    }

    private static let sharedConfiguration = """
        <busconfig>
          <type>system</type>
          <listen>unix:path=/nowhere</listen>
          <auth>EXTERNAL</auth>
          <policy context="default">
            <allow user="*"/>
            <allow own="*"/>
            <allow send_type="method_call"/>
            <allow send_destination="*"/>
            <allow receive_sender="*"/>
          </policy>
        </busconfig>
        """

    /// A connection of `dbus-monitor` that prints what passes over the bus and matches the rule; it listens once the
    /// first line has come.
    public func monitor(_ rule: String) throws -> ChildProcess {
        try ChildProcess(["dbus-monitor", "--address", address, rule])
    }

    /// Kills the bus, as a crash would; its clients lose their connections at once.
    public func stop() {
        process.withLock { $0 }.kill()
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
