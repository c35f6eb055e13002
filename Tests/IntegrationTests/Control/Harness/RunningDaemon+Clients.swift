import Foundation
import SystemPackage
import TestSupport

extension RunningDaemon {
    /// An impastoctl that runs on beside the test, whose standard error goes into a file.
    func startControl(_ name: String, _ arguments: String...) throws -> (process: ChildProcess, errors: FilePath) {
        let errors = place.root.appending("\(name).log")
        let environment = ["env", "DBUS_SESSION_BUS_ADDRESS=\(bus.address)"]
        let command = environment + [Programs.impastoctl] + arguments + ["--user"]
        return (try ChildProcess(command, errors: errors), errors)
    }

    /// Runs impastoctl with additions to its environment.
    func control(_ arguments: [String], environment: [String: String]) async throws -> CommandOutput {
        let environment = ["DBUS_SESSION_BUS_ADDRESS": bus.address].merging(environment) { $1 }
        return try await withDeadline(.seconds(60), "impastoctl \(arguments)") {
            try await CommandOutput.of(Programs.impastoctl, arguments + ["--user"], environment: environment)
        }
    }

    /// What impastoctl shows on a terminal: a pseudoterminal of script(1).
    func onTerminal(_ arguments: String..., environment: [String: String] = [:]) async throws -> CommandOutput {
        let words = ([Programs.impastoctl] + arguments + ["--user"]).map { "'\($0)'" }.joined(separator: " ")
        let usual = ["DBUS_SESSION_BUS_ADDRESS": bus.address, "TERM": "xterm", "NO_COLOR": "", "PAGER": "cat"]
        return try await withDeadline(.seconds(60), words) {
            try await CommandOutput.of(
                "script",
                ["--quiet", "--return", "--command", words, "/dev/null"],
                environment: usual.merging(environment) { $1 }
            )
        }
    }
}

extension FilePath {
    /// Where the sources are.
    static let repository = engineFixtures.removingLastComponent().removingLastComponent().removingLastComponent()

    /// The file as text; empty while it is not there.
    var text: String {
        String(decoding: (try? bytes()) ?? [], as: UTF8.self)
    }

    /// Makes a program of a shell script.
    func write(script: String) throws {
        try write("#!/bin/sh\n\(script)\n")
        guard withPlatformString({ chmod($0, 0o755) }) == 0 else { throw Errno(rawValue: errno) }
    }
}
