import Contract
import Foundation
import Pictures
import SystemPackage
import TestSupport
import Testing

/// Workers that misbehave, and what workers are given.
struct WorkerTests {
    @Test func aWorkerThatTakesTooLongIsStopped() async throws {
        let setup = DaemonSetup(recipe: TestRecipe.endless, worker: "time-limit = 1")
        try await RunningDaemon.with(setup) { daemon in
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.failed])
            let job = try await daemon.job(1)
            #expect(job.error == ServiceErrorCode.timedOut.busName)
            #expect(job.message?.contains("cat.png") == true)
            daemon.expectTidy()
        }
    }

    /// Refused once and for all: a second try would take as much.
    @Test func aPictureThatTakesTooMuchMemoryFailsTheJob() async throws {
        let setup = DaemonSetup(recipe: TestRecipe.endless, worker: "memory-limit = \"16M\"")
        try await RunningDaemon.with(setup) { daemon in
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.failed])
            let job = try await daemon.job(1)
            #expect(job.error == ServiceErrorCode.outOfMemory.busName && job.attempts == 1)
            let message = try #require(job.message)
            #expect(message.contains("cat.png: painting 256×") && message.contains("memory-limit"), "\(message)")
            daemon.expectTidy()
        }
    }

    /// The limit leaves room for half of a large painting, whatever OpenBLAS sets aside on this machine.
    @Test("memory: what is too large for the worker's limit is painted at the size that fits, if the recipe allows")
    func aPictureThatIsTooLargeIsPaintedSmaller() async throws {
        let recipe = { (more: String) in
            TestRecipe.text(iterations: 2, size: "1000", more: "tile-size = \"never\"\nsmallest-size = 0\n\(more)")
        }
        try await RunningDaemon.with(DaemonSetup(recipe: recipe("shrink-to-fit = true"))) { daemon in
            let place = daemon.place
            let picture = place.root.appending("picture.png")
            try picture.write(TestPicture.png())
            func need(_ size: Int) async throws -> Int {
                let plan = try await CommandOutput.of(
                    "prlimit",
                    [
                        "--data=\(1 << 40)", "--", Programs.impastoRender, picture.string, "--recipe",
                        place.recipe.string,
                    ]
                        + ["--size", "\(size)", "--threads", "1", "--plan"]
                )
                return try #require(try PlanReport(json: plan.output).limited_bytes, "\(plan.errors)")
            }
            let limit = (try await need(300) + need(600)) / 2
            try place.configure(worker: "memory-limit = \(limit)")
            #expect(try await daemon.ctl("reload").status == 0)
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
            let painting = try Picture.decode(place.outbox.appending("cat.png").bytes(), named: "cat.png")
            #expect((300..<600).contains(painting.width))
            let sidecar = try SidecarFile.read(place.outbox.appending("cat.json"))
            #expect(sidecar.painting.shrunk_from?.width == 1000 && sidecar.painting.width == painting.width)

            // Without it, the next one fails with the size that would fit.
            try place.recipe.write(recipe(""))
            try daemon.drop("dog.png", seed: 2)
            #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.done, .failed])
            #expect(try await daemon.job(2).message?.contains("with size = ") == true)
            daemon.expectTidy()
        }
    }

    @Test("fault 15: a worker that hangs and ignores SIGTERM is killed")
    func aWorkerThatIgnoresSIGTERMIsKilled() async throws {
        try await RunningDaemon.with(worker: "trap '' TERM; while :; do sleep 0.1; done") { daemon in
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            try await eventually("the worker") { daemon.workers.isEmpty ? nil : () }
            #expect(try await daemon.ctl("cancel", "\(id)").status == 0)
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.canceled])
            daemon.expectTidy()
        }
    }

    @Test("fault 15: what a worker starts without end is ended together with it")
    func whatAWorkerStartsIsEndedWithIt() async throws {
        // A time that nobody else sleeps.
        let sleep = "\(Int.random(in: 1_000_000...9_999_999))"
        @Sendable func sleepers() -> Int {
            FilePath("/proc").names.count { process in
                let words = (try? FilePath("/proc/\(process)/cmdline").bytes()) ?? []
                return words == Array("sleep\0\(sleep)\0".utf8)
            }
        }
        let bomb = "trap '' TERM; for i in $(seq 100); do sleep \(sleep) & done; wait"
        try await RunningDaemon.with(worker: bomb) { daemon in
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            try await eventually("a hundred programs") { sleepers() == 100 ? () : nil }
            #expect(try await daemon.ctl("cancel", "\(id)").status == 0)
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.canceled])
            try await eventually("the end of them all") { sleepers() == 0 ? () : nil }
            daemon.expectTidy()
        }
    }

    /// A limit as the unit's `TasksMax=` is one; without it nothing is bounded, so that this is looked at first.
    @Test(
        "fault 15: a fork bomb ends at the unit's limit, and what cannot be started meanwhile is started later",
        .enabled(
            "no fork bomb: control groups with a limit of processes cannot be made here",
            ControlGroup.mayBoundTasks
        )
    )
    func aForkBombEndsAtTheLimit() async throws {
        let bomb = """
            import os, time
            while True:
                try: os.fork()
                except OSError: time.sleep(0.1)
            """
        // A shell that starts nothing itself.
        let once = "mark=\"${0%/*}/mark\"; [ -e \"$mark\" ] && exec \(Programs.impastoRender) \"$@\""
        try await ControlGroup.with(.tasks(100)) { limit in
            let setup = DaemonSetup(settings: "jobs-at-once = 2\nretry-seconds = 0.5", group: limit)
            try await RunningDaemon.with(setup, worker: "\(once); : > \"$mark\"; exec python3 -c '\(bomb)'") { daemon in
                try #require(try limit.processes.contains(daemon.process.identifier))
                try daemon.drop("bomb.png")
                try await eventually("as many processes as there may be") { try limit.refusals > 0 ? () : nil }
                try daemon.drop("cat.png")
                let waiting = try await daemon.job(gets: .waiting)
                #expect(waiting == 2)
                #expect(try await daemon.job(waiting).message?.contains("cat.png: the worker cannot be run") == true)
                #expect(try await daemon.ctl("cancel", "1").status == 0)
                let jobs = try await daemon.jobs(afterEnds: 2)
                #expect(jobs.map(\.state) == [.canceled, .done], "\(daemon.log)")
                #expect(try limit.processes == [daemon.process.identifier])
                daemon.expectTidy()
            }
        }
    }

    /// The unit's `MemoryMax=` is for the daemon and its workers together; the kernel takes the largest of them.
    @Test(
        "fault 15: a worker that takes all memory is killed by the kernel, and nobody else is",
        .enabled(
            "no lack of memory: control groups with a limit of memory cannot be made here",
            ControlGroup.mayBoundMemory
        )
    )
    func aWorkerThatTakesAllMemoryIsKilledAlone() async throws {
        let greed = "case $* in *bad.png*) exec python3 -c 'print(len(b\"x\" * (1 << 30)))';; esac"
        try await ControlGroup.with(.memory(256 << 20)) { limit in
            let setup = DaemonSetup(settings: "retry-seconds = 0.1", group: limit)
            try await RunningDaemon.with(setup, worker: "\(greed); exec \(Programs.impastoRender) \"$@\"") { daemon in
                let process = try daemon.process.identifier
                try #require(try limit.processes.contains(process))
                try daemon.drop("bad.png", seed: 1)
                #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.failed], "\(daemon.log)")
                let job = try await daemon.job(1)
                #expect(job.attempts == 3)
                let code: ServiceErrorCode = limit.tellsOfKills ? .outOfMemory : .workerCrashed
                let killer = limit.tellsOfKills ? "by the kernel" : "probably by the kernel"
                #expect(job.error == code.busName)
                let message = try #require(job.message)
                #expect(
                    message.contains("bad.png: the worker was killed (SIGKILL) \(killer), for lack of memory"),
                    "\(message)"
                )
                #expect(daemon.place.failed.names == ["bad.png", "bad.png.error.json"])

                try daemon.drop("good.png", seed: 2)
                #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.failed, .done])
                #expect(try limit.processes == [process])
                daemon.expectTidy()
            }
        }
    }

    /// Neither JSON nor D-Bus clients have words for them.
    @Test("fault 15: losses that are no numbers harm nobody")
    func lossesMayBeNoNumbers() async throws {
        let losses = ["NaN", "1e999", "null", "-Infinity", "\"nan\"", "7"].enumerated().map { step, loss in
            let numbers = "\"total\":\(loss),\"content\":\(loss),\"style\":\(loss)"
            return
                "echo '{\"event\":\"progress\",\"iteration\":\(step + 1),\"iterations\":10,\"seconds\":1,\(numbers)}'"
        }
        let script =
            "\(losses.joined(separator: "; ")); cat \"$(dirname \"$0\")/gate\"; exec \(Programs.impastoRender) \"$@\""
        try await RunningDaemon.with(worker: script) { daemon in
            let gate = daemon.place.root.appending("gate")
            try gate.makeFIFO()
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            // It reads what impastoctl tells as JSON, which refuses anything else.
            try await eventually("the last step") {
                let job = try await daemon.job(id)
                #expect(job.loss?.isFinite ?? true)
                return job.iteration == 6 && job.loss == 7 ? () : nil
            }
            let told = try await daemon.busctl(
                "call",
                BusNames.service,
                "\(BusNames.job(id))",
                "org.freedesktop.DBus.Properties",
                "GetAll",
                "s",
                JobInterface.name,
                "--json=short"
            )
            #expect(told.status == 0 && !told.output.lowercased().contains("nan"), "\(told.errors)")
            _ = try JSONSerialization.jsonObject(with: Data(told.output.utf8))
            try gate.write("")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
        }
    }

    @Test("fault 15: a worker that ends well without a painting fails the job")
    func aWorkerThatPaintsNothingFailsTheJob() async throws {
        try await RunningDaemon.with(worker: "exit 0") { daemon in
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.failed])
            #expect(try await daemon.job(1).error == ServiceErrorCode.internalError.busName)
        }
    }

    @Test func aWorkersLastWordsAreToldWithItsExitStatus() async throws {
        try await RunningDaemon.with(worker: "echo 'the brush broke' >&2; exit 70") { daemon in
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.failed])
            let message = try #require(try await daemon.job(1).message)
            #expect(message.contains("cat.png") && message.contains("70") && message.contains("the brush broke"))
        }
    }

    @Test("fault 15: progress that goes backwards and beyond the end stays between nothing and all")
    func progressMayBeNonsense() async throws {
        let steps = [5, 2, 20, -3].map { step in
            "echo '{\"event\":\"progress\",\"iteration\":\(step),\"iterations\":10,\"seconds\":1}'"
        }
        try await RunningDaemon.with(worker: "\(steps.joined(separator: "; ")); sleep 1000") { daemon in
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            try await eventually("the last step") {
                let job = try await daemon.job(id)
                #expect((0...1).contains(job.progress ?? 0))
                return job.progress == 0 ? () : nil
            }
            try await daemon.ctl("cancel", "\(id)")
            try await daemon.jobs(afterEnds: 1)
            daemon.expectTidy()
        }
    }

    /// A gigabyte with `IMPASTO_LONG=1`.
    @Test("fault 15: a line without end on both of a worker's outputs takes no memory")
    func aLineWithoutEndTakesNoMemory() async throws {
        let line = "head -c \(TestRun.isLong ? 1_000_000_000 : 50_000_000) /dev/zero | tr '\\0' x"
        try await RunningDaemon.with(worker: "\(line); \(line) >&2; exit 65") { daemon in
            let before = try ProcessFigures(daemon.process.identifier)
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            let after = try ProcessFigures(daemon.process.identifier)
            #expect(after.peakMemory - before.peakMemory < 32 << 20)
            #expect(try await daemon.job(1).error == ServiceErrorCode.imageCorrupt.busName)
        }
    }

    @Test("row 22: an error of the outbox that may pass puts the job off")
    func anErrorThatMayPassPutsTheJobOff() async throws {
        let once = "mark=\"$(dirname \"$0\")/mark\"; [ -e \"$mark\" ] && exec \(Programs.impastoRender) \"$@\""
        try await RunningDaemon.with(
            DaemonSetup(settings: "retry-seconds = 0.5"),
            worker: "\(once); touch \"$mark\"; echo 'stale file handle' >&2; exit \(WorkerExit.outputTroubled.rawValue)"
        ) { daemon in
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .waiting)
            let job = try await daemon.job(id)
            if job.state == .waiting {
                #expect(job.retryAt != nil && job.error == ServiceErrorCode.outputUnwritable.busName)
            }
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
            #expect(try await daemon.job(id).attempts == 2)
        }
    }

    @Test func nonsenseOnAWorkersOutputDoesNoHarm() async throws {
        let nonsense =
            "head -c 3000000 /dev/zero | tr '\\0' x; echo; echo '{\"event\":\"progress\"'; printf '\\377\\n{}\\n'"
        try await RunningDaemon.with(worker: "\(nonsense); exec \(Programs.impastoRender) \"$@\"") { daemon in
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
        }
    }

    @Test func aWorkerGetsWhatConcernsItAndNothingElse() async throws {
        let given = ["IMPASTO_NETWORKS=/some/networks", "IMPASTO_ISA=avx2", "OPENBLAS_CORETYPE=Haswell"]
        let environment = [
            "IMPASTO_NETWORKS": "/some/networks", "IMPASTO_ISA": "avx2", "OPENBLAS_CORETYPE": "Haswell", "SECRET": "x",
        ]
        let tell = "dir=$(dirname \"$0\"); env > \"$dir/environment\"; ls -l /proc/$$/fd > \"$dir/files\"; exit 65"
        try await RunningDaemon.with(worker: tell, environment: environment) { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            let text = String(decoding: try daemon.place.root.appending("environment").bytes(), as: UTF8.self)
            let variables = Set(text.split(separator: "\n").map(String.init))
            #expect(variables.isSuperset(of: given))
            #expect(!text.contains("SECRET") && !text.contains("NOTIFY_SOCKET") && !text.contains("DBUS_"))

            // Its three streams, and what sh has open for the script; none of the daemon's sockets or databases.
            let files = String(decoding: try daemon.place.root.appending("files").bytes(), as: UTF8.self)
            let targets = files.split(separator: "\n").compactMap { $0.split(separator: " -> ").dropFirst().first }
            let picture = daemon.place.inbox.appending("cat.png").string
            let own = ["worker", "files"].map { daemon.place.root.appending($0).string[...] }
            #expect(targets.filter { !$0.hasPrefix("pipe:") && !own.contains($0) } == [picture[...]])
            #expect(targets.count { $0.hasPrefix("pipe:") } == 2)
        }
    }

    /// Unless the configuration says how many threads a worker has, and as the number of jobs at once is at the time.
    @Test func workersSideBySideShareTheProcessors() async throws {
        try await RunningDaemon.with(worker: "echo \"$@\" >> \"$(dirname \"$0\")/arguments\"; exit 65") { daemon in
            let place = daemon.place
            var expected = ["1"]
            try daemon.drop("one.png", seed: 1)
            try await daemon.jobs(afterEnds: 1)

            try place.configuration.write("[worker]\npath = \"worker\"\n\(DaemonPlace.folder("inbox", place.inbox))\n")
            #expect(try await daemon.ctl("reload").status == 0)
            for (index, jobs) in [1, 2, 64].enumerated() {
                #expect(try await daemon.ctl("settings", "set", "jobs-at-once=\(jobs)").status == 0)
                try daemon.drop("\(jobs).png", seed: 2 + index)
                try await daemon.jobs(afterEnds: 2 + index)
                expected.append("\(max(1, Processors.count / jobs))")
            }
            let text = String(decoding: try place.root.appending("arguments").bytes(), as: UTF8.self)
            let threads = text.split(separator: "\n").map {
                $0.split(separator: " ").drop { $0 != "--threads" }.dropFirst().first
            }
            #expect(threads == expected.map { $0[...] })
        }
    }

    @Test func anOutboxThatCannotBeMadeFailsTheJob() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.place.outbox.write("in the way")
            try daemon.drop("cat.png")
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.failed])
            let job = try await daemon.job(1)
            #expect(job.error == ServiceErrorCode.outputUnwritable.busName)
            #expect(job.message?.contains(daemon.place.outbox.string) == true)

            try daemon.place.outbox.unlink()
            #expect(try await daemon.ctl("retry", "1").status == 0)
            #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.done])
        }
    }
}
