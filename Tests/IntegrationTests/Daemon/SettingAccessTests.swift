import Contract
import Glibc
import Systemd
import TestSupport
import Testing

/// Who may set properties of a daemon that several users share.
struct SettingAccessTests {
    private static let parallel = [BusNames.manager.text, ManagerInterface.name, "MaxParallel", "u"]
    private static let level = [BusNames.logControl.text, LogControlInterface.name, "LogLevel", "s"]

    @Test func polkitIsAskedWhoMaySetTheNumberOfJobsAtOnce() async throws {
        try await Self.with { daemon in
            // Without polkit it is root's.
            let refusal = try await Self.set(daemon, Self.parallel + ["2"])
            #expect(refusal.status != 0 && refusal.errors.contains("polkit allows org.impasto.Impasto1.configure"))
            #expect(try await Self.set(daemon, Self.parallel + ["3"], as: 0).status == 0)

            let (questions, question) = AsyncStream<PolkitStandIn.Question>.makeStream()
            let polkit = try await PolkitStandIn.serve(on: daemon.bus.address) { asked in
                question.yield(asked)
                return asked.mayAskPeople
            }
            #expect(try await Self.set(daemon, Self.parallel + ["4"]).status == 0)
            #expect(try await daemon.ctl("settings", "get", "jobs-at-once").output == "4\n")
            let silent = try await Self.set(daemon, Self.parallel + ["5"], mayBeAsked: false)
            #expect(silent.status != 0 && silent.errors.contains("polkit allows org.impasto.Impasto1.configure"))
            #expect(try await daemon.ctl("settings", "get", "jobs-at-once").output == "4\n")
            question.finish()
            let asked = await questions.reduce(into: []) { $0.append($1) }
            let action = "org.impasto.Impasto1.configure"
            #expect(asked == [true, false].map { PolkitStandIn.Question(action: action, mayAskPeople: $0) })
            await polkit.close()
        }
    }

    @Test func nobodyWaitsWhilePolkitThinks() async throws {
        try await Self.with { daemon in
            let (arrivals, arrival) = AsyncStream<Void>.makeStream(), (word, go) = AsyncStream<Bool>.makeStream()
            let polkit = try await PolkitStandIn.serve(on: daemon.bus.address) { _ in
                arrival.yield()
                return await word.first { _ in true } ?? false
            }
            async let setting = Self.set(daemon, Self.parallel + ["2"])
            try await withDeadline(.seconds(30), "the question") { for await _ in arrivals { return } }
            #expect(try await daemon.ctl("settings", "get", "jobs-at-once").output == "1\n")
            go.yield(true)
            #expect(try await setting.status == 0)
            #expect(try await daemon.ctl("settings", "get", "jobs-at-once").output == "2\n")
            await polkit.close()
        }
    }

    @Test func theLevelOfTheLogIsRootsAndPolkitIsNotAsked() async throws {
        try await Self.with { daemon in
            let polkit = try await PolkitStandIn.serve(on: daemon.bus.address) { _ in true }
            let refusal = try await Self.set(daemon, Self.level + ["debug"])
            #expect(refusal.status != 0 && refusal.errors.contains("for root"), "\(refusal.errors)")
            let value = ["get-property", BusNames.service] + Self.level.prefix(3)
            #expect(try await daemon.busctl(value).output == "s \"info\"\n")
            #expect(try await Self.set(daemon, Self.level + ["notice"], as: 0).status == 0)
            #expect(try await daemon.busctl(value).output == "s \"notice\"\n")
            await polkit.close()
        }
    }

    private static func with(_ body: (RunningDaemon) async throws -> Void) async throws {
        try #require(geteuid() == 0, "only root can be several users")
        var setup = DaemonSetup()
        setup.isForEverybody = true
        try await RunningDaemon.with(setup, body)
    }

    /// Has a user set a property; `nobody` where no other one is said.
    private static func set(
        _ daemon: RunningDaemon,
        _ words: [String],
        mayBeAsked: Bool = true,
        as user: UInt32 = 65534
    ) async throws -> CommandOutput {
        // With set-property it would never let anybody be asked.
        let busctl = ["busctl", "--address=\(daemon.bus.address)", "--allow-interactive-authorization=\(mayBeAsked)"]
        let setting = ["call", BusNames.service, words[0], "org.freedesktop.DBus.Properties", "Set", "ssv"]
        let command = ["--reuid=\(user)", "--clear-groups"] + busctl + setting + words.dropFirst()
        return try await CommandOutput.of("setpriv", command)
    }
}
