import Contract
import SystemPackage
import TestSupport
import Testing

/// What stands in the journal of a job.
struct JournalTests {
    @Test func whatAWorkerComplainsOfIsWrittenDownOnce() async throws {
        let script = """
            printf '{"event":"note","message":"a note"}\\n'
            echo 'a complaint' >&2
            echo 'the last words' >&2
            exit 70
            """
        try await RunningDaemon.with(worker: script) { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            let lines = daemon.log.split(separator: "\n")
            #expect(
                lines.filter { $0.contains("a complaint") } == [
                    "impastod: warning: job 1: its worker says: a complaint"
                ]
            )
            #expect(lines.count { $0.contains("a note") } == 1)
        }
    }

    @Test func aJobThatTheDaemonDiedOverIsSaidToBeRecovered() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            try await daemon.job(gets: .running)
            #expect(try await daemon.stop() == 0)
            try await daemon.start()
            try await daemon.job(gets: .running, times: 2)
            #expect(!daemon.log.contains("when the daemon died"))
            daemon.kill()
            try await daemon.start()
            #expect(daemon.log.contains("job 1: was being painted when the daemon died"))
        }
    }
}
