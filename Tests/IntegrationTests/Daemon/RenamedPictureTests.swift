import Contract
import SystemPackage
import TestSupport
import Testing

/// Pictures that get another name in the inbox after they were taken.
struct RenamedPictureTests {
    @Test("row 8: a picture that is renamed while it waits is painted once, under its new name")
    func renamedWhileItWaits() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.ctl("pause")
            try daemon.drop("old.png")
            try await daemon.queuedJobs(1)
            try daemon.rename()
            try await daemon.queuedJobs(2)
            try await daemon.ctl("resume")
            #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.canceled, .done])
            daemon.expectEachEndedOnce(painted: ["new.png"])
        }
    }

    @Test("row 8: a picture that is renamed while it is painted is painted anew under its new name, and only so")
    func renamedWhileItIsPainted() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.long)) { daemon in
            try daemon.drop("old.png")
            try await daemon.queuedJobs(1)
            try await eventually("it is painted") { try await daemon.onlyJob().progress ?? 0 > 0 ? () : nil }
            try daemon.rename()
            #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.canceled, .done])
            daemon.expectEachEndedOnce(painted: ["new.png"])
        }
    }

    @Test(
        "row 8: a picture that is renamed between any two steps of its job's end is painted once",
        arguments: [
            (CrashPoint.workerEnded, "new.png"), (.attemptRecorded, "old.png"), (.planRecorded, "old.png"),
            (.allNamed, "old.png"), (.publicationRecorded, "old.png"),
        ]
    )
    func renamedInBetween(point: CrashPoint, name: String) async throws {
        try await RunningDaemon.with(DaemonSetup(isStarted: false)) { daemon in
            try await daemon.start(environment: [CrashPoint.variable: point.rawValue])
            try daemon.drop("old.png")
            _ = try await daemon.end()
            try daemon.rename()
            try await daemon.start()
            #expect(try await daemon.ctl("sync", "inbox").status == 0)
            try await eventually("everything has ended") {
                let jobs = try await daemon.jobs()
                return jobs.allSatisfy(\.state.isFinal) && jobs.contains { $0.state == .done } ? () : nil
            }
            #expect(try await daemon.jobs().filter { $0.state == .done }.map(\.name) == [name])
            daemon.expectEachEndedOnce(painted: [name])
        }
    }
}

extension RunningDaemon {
    fileprivate func rename() throws {
        try place.inbox.appending("old.png").rename(to: place.inbox.appending("new.png"))
    }
}
