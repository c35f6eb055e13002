import Contract
import SystemPackage
import TestSupport
import Testing

/// impastoctl: jobs and folders paused and resumed, and how they show it.
struct PausingTests {
    @Test func allJobsArePausedAndLaterOnesPainted() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.ctl("pause")
            for seed in 1...3 { try daemon.drop("cat\(seed).png", seed: seed) }
            try await daemon.queuedJobs(3)
            #expect(try await daemon.ctl("pause", "1").status == 0)
            let paused = try await daemon.ctl("pause", "--all")
            #expect((paused.status, paused.errors) == (0, "Job 2 is paused.\nJob 3 is paused.\n"))
            #expect(try await daemon.ctl("pause", "--all", "1").status == ClientExit.usage.rawValue)
            #expect(try await daemon.ctl("resume").status == 0)
            try daemon.drop("dog.png", seed: 4)
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.paused, .paused, .paused, .done])
            #expect(try await daemon.ctl("resume", "--all").status == 0)
            #expect(try await daemon.jobs(afterEnds: 4).allSatisfy { $0.state == .done })
        }
    }

    @Test func aFolderIsPausedAndShowsIt() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            #expect(try await daemon.ctl("folders", "pause", "inbox").status == 0)
            try daemon.drop("cat.png")
            try await daemon.queuedJobs(1)
            try await daemon.folder(gets: .paused)
            let shown = try await daemon.ctl("folders", "show", "inbox").output
            #expect(shown.contains("State: paused\n") && shown.contains("Reason: somebody has paused it\n"))
            #expect(try await daemon.onlyJob().attempts == 0)
            #expect(try await daemon.ctl("folders", "resume", "inbox").status == 0)
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
            for verb in ["pause", "resume"] {
                let unknown = try await daemon.ctl("folders", verb, "nowhere")
                #expect((unknown.status, unknown.errors) == (1, "There is no folder nowhere.\n"))
            }
        }
    }

    @Test func aFolderShowsHowItIsAboveItsSettings() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            try daemon.place.recipe.write("size = \"big\"\n")
            try await daemon.folder(gets: .degraded)
            let text = try await daemon.ctl("folders", "show", "inbox").output
            let labels = text.split(separator: "\n").map { $0.split(separator: ":")[0].filter { $0 != " " } }
            #expect(labels.prefix(3) == ["Folder", "State", "Reason"] && labels.contains("settle-seconds"))
            #expect(text.contains("Watched by: inotify\n") && text.contains("Error in style.toml: "))
            let json = try await daemon.ctl("folders", "show", "inbox", "--json=short").output
            #expect(json.contains("\"state\":\"degraded\"") && json.contains("\"watch_method\":\"inotify\""))
            #expect(json.contains("\"recipe_error\":\"") && json.contains("\"pending\":0"))
            #expect(json.contains("\"settings\":{") && json.contains("\"name\":\"inbox\""))
        }
    }

    @Test func theStatusTellsOfTheWatch() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            let json = try await daemon.ctl("status", "--json=short").output
            #expect(json.contains("\"watch_mode\":\"inotify\""))
            #expect(json.contains("\"inotify_watches\":1") && json.contains("\"overflows\":0"))
            let text = try await daemon.ctl("status").output
            #expect(text.contains("Watched by: inotify\n") && text.contains("Watches of inotify: 1\n"))
            #expect(text.contains("Events lost: 0 times\n"))
        }
    }
}
