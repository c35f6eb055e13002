import Contract
import Foundation
import Glibc
import SystemPackage
import Systemd
import TestSupport
import Testing

/// Somebody who may do something with a password only is asked for it.
struct InteractionTests {
    @Test func theTerminalsAgentDoesNotOutliveUs() async throws {
        try await StandIn.with(
            [ManagerInterface.pause],
            { manager, _ in
                manager.handle(ManagerInterface.pause) { _, _ in
                    try await Task.sleep(for: .seconds(3600))
                    return Nothing()
                }
            },
            { bus, directory in
                let (words, environment, told) = try await Self.pausing(on: bus, in: directory)
                async let answer = CommandOutput.of("env", words, environment: environment)
                let process = try await eventually("the agent") {
                    told.text.firstMatch(of: /--process ([0-9]+) .*\n/).flatMap { pid_t($0.1) }
                }
                #expect(kill(process, SIGTERM) == 0)
                try await eventually("the end of the agent") { told.text.hasSuffix("ended\n") ? () : nil }
                // As shells tell of a program that a signal has ended.
                #expect(try await answer.status == 128 + SIGTERM)
            }
        )
    }

    /// A service whose answer to Pause tells whether the caller may be asked.
    private func with(_ body: (PrivateBus, TemporaryDirectory) async throws -> Void) async throws {
        try await StandIn.with(
            [ManagerInterface.pause],
            { manager, _ in
                manager.handle(ManagerInterface.pause) { _, call in
                    throw ServiceError(.accessDenied, call.allowsInteraction ? "may ask" : "may not ask")
                }
            },
            body
        )
    }

    @Test func servicesMayHavePeopleAskedUnlessTheyAreNotTo() async throws {
        try await with { bus, _ in
            let asking = try await bus.run(Programs.impastoctl, ["pause", "--user"])
            #expect(asking.errors == "may ask\n")
            let silent = try await bus.run(Programs.impastoctl, ["--no-ask-password", "pause", "--user"])
            #expect(silent.errors == "may not ask\n")
        }
    }

    @Test func theTerminalAsksWhereNoDesktopDoes() async throws {
        try await with { bus, directory in
            let (words, environment, told) = try await Self.pausing(on: bus, in: directory, "--no-ask-password")
            let silent = try await CommandOutput.of("env", words, environment: environment)
            #expect(silent.output == "may not ask\r\n" && access(told.string, F_OK) != 0)
            let again = try await Self.pausing(on: bus, in: directory).words
            let asking = try await CommandOutput.of("env", again, environment: environment)
            #expect(asking.output == "may ask\r\n")
            #expect(told.text.wholeMatch(of: /--process [0-9]+ --notify-fd 3 --fallback\nended\n/) != nil)
        }
    }
    /// How somebody who is not root pauses the queue on a terminal, and where the agent there tells what became of it.
    private static func pausing(
        on bus: PrivateBus,
        in directory: TemporaryDirectory,
        _ options: String = ""
    ) async throws -> (words: [String], environment: [String: String], told: FilePath) {
        let place = directory.path, told = directory.appending("told")
        #expect(chmod(place.string, 0o777) == 0)
        let agent = """
            echo "$@" > '\(told)'
            trap 'echo ended >> "\(told)"; kill $!; exit' TERM
            exec 3>&-
            sleep 60 & wait
            """
        try directory.appending("pkttyagent").write(script: agent)
        // A copy that somebody else may run, too; written by another process, so that no child of ours holds it open.
        let program = directory.appending("impastoctl").string
        #expect(try await CommandOutput.of("cp", [Programs.impastoctl, program]).status == 0)
        // Root is not asked for anything, and only root can become somebody else.
        let user = geteuid() == 0 ? ["setpriv", "--reuid=nobody", "--clear-groups"] : []
        let words = ["script", "--quiet", "--return", "--command", "\(program) --system pause \(options)"]
        let environment = [
            "DBUS_SYSTEM_BUS_ADDRESS": bus.address,
            "PATH": "\(place):\(ProcessInfo.processInfo.environment["PATH"] ?? "")",
        ]
        return (user + words + ["/dev/null"], environment, told)
    }
}
