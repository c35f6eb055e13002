import Contract
import Synchronization
import SystemPackage
import Systemd
import TestSupport
import Testing

/// impastoctl drain: whatever becomes of the jobs that run, it comes to an end.
struct DrainTests {
    @Test func aJobThatSomebodyPausesIsNotWaitedFor() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            let draining = try await daemon.startDrain()
            defer { draining.kill() }
            #expect(try await daemon.ctl("pause", "\(id)").status == 0)
            #expect(try await draining.endsSoon() == ClientExit.done.rawValue)
            #expect(daemon.workers == [])
        }
    }

    @Test func aJobThatIsPutOffIsNotWaitedFor() async throws {
        // 76: the outbox is in trouble, which may pass.
        let script = "cd \"$(dirname \"$0\")\"; while [ ! -e go ]; do sleep 0.02; done; exit 76"
        try await RunningDaemon.with(DaemonSetup(settings: "retry-seconds = 3600"), worker: script) { daemon in
            try daemon.drop("cat.png")
            try await daemon.job(gets: .running)
            let draining = try await daemon.startDrain()
            defer { draining.kill() }
            try daemon.place.root.appending("go").write("")
            #expect(try await draining.endsSoon() == ClientExit.done.rawValue)
            #expect(try await daemon.onlyJob().state == .waiting)
        }
    }

    @Test func aQueueThatIsPausedAltogetherIsNotWaitedFor() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            try await daemon.job(gets: .running)
            let draining = try await daemon.startDrain()
            defer { draining.kill() }
            #expect(try await daemon.ctl("pause").status == 0)
            #expect(try await draining.endsSoon() == ClientExit.done.rawValue)
            #expect(try await daemon.onlyJob().state == .queued)
        }
    }

    @Test func aQueueThatSomebodyLetsGoOnIsNoSuccess() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            try await daemon.job(gets: .running)
            let draining = try await daemon.startDrain()
            defer { draining.kill() }
            #expect(try await daemon.ctl("resume").status == 0)
            #expect(try await draining.endsSoon() == ClientExit.failed.rawValue)
        }
    }

    @Test func aDaemonThatDiesIsNotWaitedFor() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            try await daemon.job(gets: .running)
            let draining = try await daemon.startDrain()
            defer { draining.kill() }
            daemon.kill()
            #expect(try await draining.endsSoon() == ClientExit.noDaemon.rawValue)
        }
    }

    @Test func aPaintingIsWaitedForUntilItIsInItsPlace() async throws {
        var properties = PropertyValues()
        properties[ManagerInterface.running] = 0
        let looks = Looks()
        try await StandIn.with(
            [ManagerInterface.drain, ManagerInterface.listJobs, ManagerInterface.running, ManagerInterface.jobRemoved],
            properties: properties,
            { manager, connection in
                manager.handle(ManagerInterface.drain) { _, _ in Nothing() }
                manager.handle(ManagerInterface.listJobs) { _, _ in
                    guard looks.count.wrappingAdd(1, ordering: .relaxed).newValue == 1 else {
                        return JobPage(jobs: [], nextCursor: 0)
                    }
                    Task {
                        let removal = JobRemoval(id: 1, result: .done, errorName: "")
                        try await connection.emit(ManagerInterface.jobRemoved, removal, from: BusNames.manager)
                    }
                    let job = JobSummary(
                        id: 1,
                        folder: "inbox",
                        name: "cat.png",
                        state: .publishing,
                        progress: 1,
                        attempts: 1
                    )
                    return JobPage(jobs: [job], nextCursor: 0)
                }
            },
            { bus, _ in
                let drain = try await bus.run(Programs.impastoctl, ["drain", "--user"])
                #expect(drain.status == ClientExit.done.rawValue)
                #expect(looks.count.load(ordering: .relaxed) == 2)
            }
        )
    }

    /// How often somebody has looked for jobs.
    private final class Looks: Sendable {
        let count = Atomic(0)
    }
}

extension RunningDaemon {
    /// An `impastoctl drain` at work, once the queue is drained.
    fileprivate func startDrain() async throws -> ChildProcess {
        let (process, _) = try startControl("drain", "drain")
        try await eventually("a queue that is drained") { try await self.status().paused ? () : nil }
        return process
    }
}

extension ChildProcess {
    /// The exit status of a program that is to end without more being done.
    fileprivate func endsSoon() async throws -> Int32 {
        try await withDeadline(.seconds(30), "the end of impastoctl") { await self.end() }
    }
}
