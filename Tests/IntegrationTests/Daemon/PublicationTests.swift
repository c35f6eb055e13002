import Contract
import Glibc
import SystemPackage
import TestSupport
import Testing

/// A daemon that died between two renames: the store says where all files go, and some are there already.
struct PublicationTests {
    /// Which of the job's files still have their hidden names.
    @Test(
        "row 25: whatever was given its name before the daemon died, the rest is made up for",
        arguments: [
            [], [".epochs"], [".json"], [".png"], [".json", ".png"], [".epochs", ".json"],
            [".epochs", ".json", ".png"],
        ]
    )
    func whatIsMissingIsMadeUpFor(hidden: [String]) async throws {
        try await published { daemon in
            for ending in hidden { try daemon.hide(ending) }
            try await daemon.goOn()
            #expect(daemon.place.outbox.names == ["cat.epochs", "cat.json", "cat.png"])
            #expect(daemon.place.done.names == ["cat.png"])
            daemon.expectTidy()
        }
    }

    /// Somebody took one of the names meanwhile: those that were given already, in their order, are given back.
    @Test(
        "row 24: where a name is taken all of a job's files get another",
        arguments: [
            (".epochs", []), (".json", []), (".json", [".epochs"]), (".png", []), (".png", [".epochs"]),
            (".png", [".epochs", ".json"]),
        ]
    )
    func whereANameIsTakenAllGetAnother(taken: String, given: [String]) async throws {
        try await published { daemon in
            for ending in [".epochs", ".json", ".png"] where !given.contains(ending) {
                try daemon.hide(ending)
            }
            let file = daemon.place.outbox.appending("cat\(taken)")
            try file.write("somebody's")
            try await daemon.goOn()
            #expect(
                daemon.place.outbox.names == (["cat-2.epochs", "cat-2.json", "cat-2.png"] + ["cat\(taken)"]).sorted()
            )
            #expect(try file.bytes() == Array("somebody's".utf8))
            #expect(try await daemon.job(1).output == daemon.place.outbox.appending("cat-2.png").string)
            daemon.expectTidy()
        }
    }

    /// A daemon that has painted a picture and was stopped.
    private func published(_ body: (RunningDaemon) async throws -> Void) async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            #expect(try await daemon.stop() == 0)
            try await body(daemon)
        }
    }
}

extension RunningDaemon {
    /// Gives a file of the first job its hidden name back.
    fileprivate func hide(_ ending: String) throws {
        let names = [".png": "painting.png", ".epochs": "snapshots", ".json": "sidecar.json"]
        let folder = place.outbox.appending(".impasto-1")
        _ = mkdir(folder.string, 0o777)
        try place.outbox.appending("cat\(ending)").rename(to: folder.appending(try #require(names[ending])))
    }

    /// Brings the store back to the moment before the files got their names, and starts the daemon.
    fileprivate func goOn() async throws {
        try place.done.appending("cat.png").rename(to: place.inbox.appending("cat.png"))
        let change = "UPDATE job SET state = 'publishing', published = 0, finished = NULL, source = name"
        let result = try await CommandOutput.of("sqlite3", [place.state.appending("queue.sqlite").string, change])
        #expect(result.status == 0, "\(result.errors)")
        try await start()
        try await eventually("the end of the job") { try await self.job(1).state == .done ? () : nil }
    }
}
