import Contract
import Glibc
import SystemPackage
import TestSupport
import Testing

/// The daemon as the service manager sees it: signals, notifications, exit codes.
struct ServiceTests {
    @Test func sigtermStopsTheWorkerAndLeavesTheJobQueued() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            try await daemon.job(gets: .running)
            let start = ContinuousClock.now
            #expect(try await daemon.stop() == 0)
            // The worker ends after the evaluation it is at; patience would be over after ten seconds.
            #expect(ContinuousClock.now - start < .seconds(5))
            #expect(await daemon.notifications.events.contains { $0.contains("STOPPING=1") })
            #expect(daemon.workers == [])
            #expect(daemon.place.inbox.appending("cat.png").exists)

            try await daemon.start()
            try await daemon.job(gets: .running, times: 2)
            #expect(try await daemon.onlyJob().name == "cat.png")
        }
    }

    @Test func stoppedJobsAreNotCountedAsCrashed() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            for times in 1...5 {
                try await daemon.job(gets: .running, times: times)
                #expect(try await daemon.stop() == 0)
                try await daemon.start()
            }
            try await daemon.job(gets: .running, times: 6)
            #expect(try await daemon.onlyJob().attempts == 6)
        }
    }

    @Test func theManagerIsToldOfReadinessStatusAndLife() async throws {
        let setup = DaemonSetup(environment: ["WATCHDOG_USEC": "200000"])
        try await RunningDaemon.with(setup) { daemon in
            try await daemon.notified("READY=1")
            // Half of the interval that the manager waits; several in a row, so that it is no accident.
            try await daemon.notifications.wait(for: "three signs of life") { messages in
                messages.count { $0.contains("WATCHDOG=1") } >= 3 ? () : nil
            }
            try daemon.place.recipe.write(TestRecipe.endless)
            try daemon.drop("cat.png")
            try await daemon.notified("STATUS=1 running, 0 queued; job 1 ")
            // Everybody on the machine can read that, and nobody else's picture is their business.
            #expect(await daemon.notifications.events.allSatisfy { !$0.contains("cat") })
        }
    }

    @Test func theStatusNamesNoFileAndRepeatsNobodysWords() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            try daemon.place.makeInbox("other", recipe: TestRecipe.quick).appending("style.png").unlink()
            try daemon.place.configure(tables: DaemonPlace.folder("other", daemon.place.root.appending("other")))
            try daemon.process.send(SIGHUP)
            try await daemon.notified("folder other blocked: recipe-broken")
            // The list, which only those read who may, says which.
            #expect(try await daemon.folder("other", gets: .blocked).reason?.contains("style.png") == true)
            #expect(try await daemon.ctl("pause", "--reason", "anna.jpg looks odd").status == 0)
            try await daemon.notified("; paused; ")
            let told = await daemon.notifications.events
            #expect(told.filter { $0.contains("style.png") || $0.contains("anna") || $0.contains("/other") } == [])
        }
    }

    @Test func sighupTakesUpANewFolder() async throws {
        try await RunningDaemon.with { daemon in
            let recipe = TestRecipe.text(iterations: 2, more: "outbox = \"../second-outbox\"")
            let inbox = try daemon.place.makeInbox("second", recipe: recipe)
            try daemon.place.configure(tables: DaemonPlace.folder("second", inbox))
            try daemon.process.send(SIGHUP)
            try await daemon.reloaded()
            try inbox.appending("cat.png").write(TestPicture.png())
            let jobs = try await daemon.jobs(afterEnds: 1)

            #expect(jobs.map(\.folder) == ["second"])
            #expect(daemon.place.root.appending("second-outbox").names == ["cat.epochs", "cat.json", "cat.png"])
            #expect(try await daemon.folders().map(\.name) == ["inbox", "second"])
        }
    }

    @Test func aBrokenConfigurationAtReloadChangesNothing() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.place.configuration.write("jobs-at-once = 2\nnonsense = 1\n")
            try daemon.process.send(SIGHUP)
            try await daemon.reloaded()

            #expect(daemon.log.contains("impastod.toml:2: "))
            #expect(try await daemon.status().jobsAtOnce == 1)
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
        }
    }

    @Test func aBrokenConfigurationAtStartIsRefusedWithFileAndLine() async throws {
        try await RunningDaemon.with(DaemonSetup(settings: "jobs-at-once = \"many\"", isStarted: false)) { daemon in
            let status = try await daemon.run()
            #expect(status == 78)
            #expect(daemon.log.contains("\(daemon.place.configuration):1: "))
            #expect(daemon.log.contains("jobs-at-once"))
        }
    }

    @Test func aMissingWorkerIsRefusedAtStart() async throws {
        try await RunningDaemon.with(DaemonSetup(isStarted: false)) { daemon in
            let status = try await daemon.run("--worker", "/nowhere/impasto-render")
            #expect(status == 78)
            #expect(daemon.log.contains("/nowhere/impasto-render"))
        }
    }

    @Test func checkSaysWhetherTheConfigurationIsGood() async throws {
        try await RunningDaemon.with(DaemonSetup(isStarted: false)) { daemon in
            #expect(try await daemon.run("--check") == 0)
            try daemon.place.configuration.write("[[folder]]\nname = \"inbox\"\n")
            #expect(try await daemon.run("--check") == 78)
            #expect(daemon.log.contains("impastod.toml:1: "))
            #expect(!daemon.place.state.appending("queue.sqlite").exists)
        }
    }

    @Test("row 26: an outbox in an inbox is refused")
    func anOutboxInAnInboxIsRefused() async throws {
        try await RunningDaemon.with(DaemonSetup(isStarted: false)) { daemon in
            let inbox = daemon.place.inbox.appending("nested")
            try daemon.place.configure(tables: DaemonPlace.folder("nested", inbox))
            #expect(try await daemon.run("--check") == 78)
            #expect(daemon.log.contains("lies in the inbox"))
        }
    }

    @Test("row 27, fault 13: a second daemon on the same state directory gives way")
    func aSecondDaemonOnTheSameStateGivesWay() async throws {
        try await RunningDaemon.with { daemon in
            try await PrivateBus.with { other in
                let second = try await daemon.runSecond(on: other)
                #expect(second.status == 75)
                #expect(second.errors.contains(daemon.place.state.string))
            }
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
        }
    }

    @Test("row 27, fault 13: a second daemon on the same bus gives way")
    func aSecondDaemonOnTheSameBusGivesWay() async throws {
        try await RunningDaemon.with { daemon in
            let second = try await daemon.runSecond(on: daemon.bus, state: daemon.place.root.appending("state2"))
            #expect(second.status == 75)
            #expect(second.errors.contains(BusNames.service))
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
        }
    }
}

extension RunningDaemon {
    /// Runs a second daemon with the same configuration to its end.
    fileprivate func runSecond(on bus: PrivateBus, state: FilePath? = nil) async throws -> CommandOutput {
        let options = ["--config", place.configuration.string, "--state-directory", (state ?? place.state).string]
        return try await withDeadline(.seconds(30), "the end of the second daemon") {
            try await bus.run(Programs.impastod, ["--user"] + options)
        }
    }
}
