import Contract
import SystemPackage
import TestSupport
import Testing

/// Two daemons, such as the machine's and a user's, that are both told to watch the same inbox.
struct SharedInboxTests {
    @Test("row 27, fault 13: a second daemon on the same inbox takes nothing, and takes over when the first has ended")
    func aSecondDaemonOnTheSameInboxTakesOver() async throws {
        try await RunningDaemon.with { first in
            try await first.folder(gets: .active)
            try await RunningDaemon.with(DaemonSetup(isStarted: false)) { second in
                try second.watch(first.place.inbox)
                try await second.start()
                try await second.isKeptAway()
                let picture = first.place.root.appending("own.png")
                try picture.write(TestPicture.png(3))
                #expect(try await second.ctl("submit", picture.string).errors.contains("another daemon works on"))
                try first.drop("cat.png", seed: 1)
                #expect(try await first.jobs(afterEnds: 1).map(\.state) == [.done])

                // What the first leaves to do, the second does, and not once more the first.
                try await first.ctl("pause")
                try first.drop("dog.png", seed: 2)
                try await first.queuedJobs(2)
                #expect(try await second.jobs() == [])
                #expect(try await first.stop() == 0)
                let taken = try await second.jobs(afterEnds: 1)
                #expect(taken.map(\.name) == ["dog.png"] && taken.map(\.state) == [.done])

                try await first.start()
                try await first.isKeptAway()
                try await first.ctl("resume")
                let waiting = try await first.job(gets: .waiting)
                #expect(try await first.job(waiting).message?.contains("another daemon works on") == true)
                #expect(try await second.stop() == 0)
                #expect(try await first.jobs(afterEnds: 2).map(\.state) == [.done, .canceled])
                #expect(first.place.outbox.names == ["cat.epochs", "cat.json", "cat.png"])
                #expect(second.place.outbox.names == ["dog.epochs", "dog.json", "dog.png"])
                #expect(first.place.done.names == ["cat.png", "dog.png"])
            }
        }
    }

    @Test("row 27, fault 13: a killed daemon lets go of its inbox")
    func aKilledDaemonLetsGoOfItsInbox() async throws {
        try await RunningDaemon.with { first in
            try await first.folder(gets: .active)
            try await RunningDaemon.with(DaemonSetup(isStarted: false)) { second in
                try second.watch(first.place.inbox)
                try await second.start()
                try await second.isKeptAway()
                first.kill()
                try first.drop("cat.png")
                #expect(try await second.jobs(afterEnds: 1).map(\.state) == [.done])
            }
        }
    }
}

extension RunningDaemon {
    /// Has its folder be another daemon's inbox, by a path of its own.
    fileprivate func watch(_ inbox: FilePath) throws {
        let link = place.root.appending("link")
        try link.makeLink(to: inbox)
        try place.configuration.write("[worker]\nthreads = 1\n\(DaemonPlace.folder("inbox", link))\n")
    }

    /// Waits until it says that another daemon has its inbox.
    fileprivate func isKeptAway() async throws {
        try await eventually("the other daemon's inbox is left alone") {
            let folder = try await self.folders().first
            return folder?.state == .blocked && folder?.reason?.contains("another daemon works on") == true ? () : nil
        }
    }
}
