import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// impastoctl --offline: the queue's file, without bus and daemon.
struct OfflineTests {
    /// What impastoctl tells where there is no bus.
    private func offline(_ place: DaemonPlace, _ words: [String]) async throws -> CommandOutput {
        let nowhere = "unix:path=\(place.root)/no-bus"
        return try await CommandOutput.of(
            Programs.impastoctl,
            words + ["--offline", "--user", "--state-directory", place.state.string],
            environment: ["DBUS_SESSION_BUS_ADDRESS": nowhere, "DBUS_SYSTEM_BUS_ADDRESS": nowhere]
        )
    }

    @Test func itTellsWhatTheDaemonTellsWhetherOrNotOneRuns() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("good.png")
            try await daemon.jobs(afterEnds: 1)
            try daemon.place.inbox.appending("bad.png").write("no picture")
            try await daemon.jobs(afterEnds: 2)
            try await daemon.ctl("drain", "--reason", "lunch")
            try daemon.drop("late.png", seed: 5)
            try await daemon.queuedJobs(3)

            let lists = [
                ["list", "--all"], ["list", "--all", "--json=short"], ["list", "--state=queued"],
                ["list", "--all", "--folder=nowhere", "--json=short"], ["history"], ["history", "--json=short"],
                ["history", "--state=failed"], ["history", "--since=-1h"],
            ]
            var told: [[String]: String] = [:]
            for words in lists { told[words] = try await daemon.ctl(words).output }
            #expect(told[lists[0]]?.split(separator: "\n").count == 4)
            let status = try await daemon.status(), jobs = [try await daemon.job(1), try await daemon.job(2)]

            for isRunning in [true, false] {
                if !isRunning { #expect(try await daemon.stop() == 0) }
                for words in lists {
                    let answer = try await offline(daemon.place, words)
                    #expect((answer.status, answer.output) == (0, told[words] ?? "-"), "\(words): \(answer.errors)")
                }
                // Those that were over are not among those that there are to be worked on.
                let open = try await offline(daemon.place, ["list", "--json=short"]).output
                #expect(try JSONDecoder().decode([ListedJob].self, from: Data(open.utf8)).map(\.id) == [3])
                let state = try await offline(daemon.place, ["status", "--json=short"]).output
                let expected =
                    "{\"failed\":\(status.failed),\"pause_reason\":\"lunch\",\"paused\":true,\"queued\":\(status.queued)"
                    + ",\"running\":0}\n"
                #expect(state == expected)
                for job in jobs {
                    let answer = try await offline(daemon.place, ["show", "\(job.id)", "--json=short"])
                    let shown = try JSONDecoder().decode(ShownJob.self, from: Data(answer.output.utf8))
                    #expect((shown.uuid, shown.name, shown.state) == (job.uuid, job.name, job.state))
                    #expect((shown.error, shown.message, shown.attempts) == (job.error, job.message, job.attempts))
                    #expect((shown.output, shown.snapshots) == (job.output, job.snapshots))
                    let times = (job.enqueued, job.started, job.finished)
                    #expect((shown.enqueued, shown.started, shown.finished) == times)
                    let text = try await offline(daemon.place, ["show", "\(job.id)"]).output
                    #expect(text.contains("Style: style.png\n"))
                }
            }
        }
    }

    @Test func whatAKilledDaemonHasLeftIsTold() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            try await daemon.job(gets: .running)
            daemon.kill()
            let status = try await offline(daemon.place, ["status"])
            #expect(status.output.contains("Running: 1\n"))
            try await daemon.start()
            try await daemon.job(gets: .running, times: 2)
        }
    }

    @Test func whatCannotBeHadOfflineSaysSo() async throws {
        try await TemporaryDirectory.with { directory in
            let place = DaemonPlace(root: directory.path)
            for words in [["cancel", "1"], ["monitor"], ["folders"], ["doctor"], ["log"]] {
                let refused = try await offline(place, words)
                #expect(refused.status == ClientExit.usage.rawValue, "\(words)")
                #expect(refused.errors.contains("--offline is for list, history, show and status"), "\(words)")
            }
            for words in [["list", "--state-directory=/"], ["list", "--offline", "--host=attic"]] {
                let refused = try await CommandOutput.of(Programs.impastoctl, words)
                #expect(refused.status == ClientExit.usage.rawValue, "\(words)")
            }
            let missing = try await offline(place, ["list"])
            #expect((missing.status, missing.output) == (ClientExit.failed.rawValue, ""))
            #expect(missing.errors.contains("\(place.state)/queue.sqlite cannot be read"), "\(missing.errors)")
            #expect(missing.errors.contains("--state-directory"))
            #expect(directory.path.names.isEmpty)
        }
    }

    @Test func aJobThatThereIsNotIsMissing() async throws {
        try await RunningDaemon.with { daemon in
            let missing = try await offline(daemon.place, ["show", "7"])
            #expect((missing.status, missing.output) == (ClientExit.failed.rawValue, ""))
            #expect(missing.errors == "there is no job 7\n")
        }
    }
}
