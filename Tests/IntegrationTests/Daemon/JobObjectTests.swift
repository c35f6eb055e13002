import Contract
import Glibc
import SystemPackage
import Systemd
import TestSupport
import Testing

/// What a job's object tells and does beyond its state.
struct JobObjectTests {
    @Test func aJobTellsWhatItIsMadeOf() async throws {
        try await RunningDaemon.with { daemon in
            let outside = daemon.place.root.appending("cat.png")
            try outside.write(TestPicture.png())
            // Only root can give files away.
            let owner = geteuid() == 0 ? 1234 : geteuid()
            #expect(outside.withPlatformString { chown($0, owner, gid_t.max) } == 0)
            let digest = try await CommandOutput.of("sha256sum", [outside.string]).output.prefix(64)
            try outside.rename(to: daemon.place.inbox.appending("cat.png"))
            try await daemon.jobs(afterEnds: 1)
            try outside.write(TestPicture.png(1))
            try await daemon.ctl("submit", outside.string, "--wait")

            try await daemon.withClient { client in
                let job = client.job(1)
                #expect(try await job.get(JobInterface.ownerUID) == owner)
                #expect(try await client.job(2).get(JobInterface.ownerUID) == getuid())
                #expect(try await job.get(JobInterface.style) == "style.png")
                #expect(try await job.get(JobInterface.contentHash) == digest)
                let recipe = try await client.folder("inbox").get(FolderInterface.configDigest)
                #expect(try await job.get(JobInterface.configDigest) == recipe && recipe.count == 64)
                #expect(try await job.get(JobInterface.priority) == 0)
            }
        }
    }

    @Test func aJobIsToldFromAnyOtherByItsUUID() async throws {
        try await RunningDaemon.with { daemon in
            for seed in 1...2 { try daemon.drop("cat\(seed).png", seed: seed) }
            try await daemon.jobs(afterEnds: 2)
            func uuids() async throws -> [String] {
                var uuids: [String] = []
                try await daemon.withClient { client in
                    for id in 1...2 as ClosedRange<UInt64> {
                        _ = try await client.manager.call(ManagerInterface.getJob, id)
                        uuids.append(try await client.job(id).get(JobInterface.uuid))
                    }
                }
                return uuids
            }
            let before = try await uuids()
            #expect(Set(before).count == 2 && before.allSatisfy { $0.count == 36 })
            #expect(try await daemon.stop() == 0)
            try await daemon.start()
            #expect(try await uuids() == before)
            #expect(try await daemon.job(2).uuid == before[1])
            let history = try await daemon.ctl("history", "--json=short").output
            #expect(before.allSatisfy { history.contains($0) })
        }
    }

    @Test func aJobTellsItsTimesByTheClockThatNobodyCanSet() async throws {
        try await RunningDaemon.with { daemon in
            func now() -> UInt64 {
                var time = timespec()
                clock_gettime(CLOCK_MONOTONIC, &time)
                return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
            }
            let before = now()
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            let after = now()
            func times() async throws -> [UInt64] {
                var times: [UInt64] = []
                try await daemon.withClient { client in
                    _ = try await client.manager.call(ManagerInterface.getJob, 1)
                    let job = client.job(1)
                    times = [
                        try await job.get(JobInterface.enqueuedMonotonic),
                        try await job.get(JobInterface.startedMonotonic),
                        try await job.get(JobInterface.finishedMonotonic),
                    ]
                }
                return times
            }
            let told = try await times()
            #expect([before] + told + [after] == ([before] + told + [after]).sorted() && told[0] < told[2])
            #expect(try await daemon.stop() == 0)
            try await daemon.start()
            #expect(try await times() == told)
        }
    }

    @Test func aJobTellsHowItCameAboutAndOpensWhatCameOut() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.text(iterations: 7))) { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            try await daemon.withClient { client in
                let job = client.job(1)
                let losses = try await job.get(JobInterface.lossHistory)
                #expect(losses.map(\.iteration) == Array(1...7))
                #expect(try await losses.last?.loss == job.get(JobInterface.loss))
                #expect(losses.allSatisfy { $0.loss > 0 })
                #expect(try await job.get(JobInterface.processorTime) > 0)
                #expect(try await job.get(JobInterface.peakMemory) > 1 << 20)
                #expect(try await job.get(JobInterface.scale) == "1/1")

                let snapshots = try await job.get(JobInterface.snapshots)
                #expect(snapshots.map(\.iteration) == [2, 4, 6])
                let folder = daemon.place.outbox.appending("cat.epochs")
                #expect(snapshots.first?.path == Array("\(folder.appending("0002.png"))".utf8))
                let painting = try await job.call(JobInterface.openOutput, Nothing())
                #expect(try painting.content() == daemon.place.outbox.appending("cat.png").bytes())
                let third = try await job.call(JobInterface.openSnapshot, 2)
                #expect(try third.content() == folder.appending("0006.png").bytes())
                let refusal = await #expect(throws: ServiceError.self) {
                    try await job.call(JobInterface.openSnapshot, 4)
                }
                #expect(refusal?.code == .noOutput)
            }
        }
    }

    @Test func noLinkInTheOutboxLeadsOutOfIt() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.text(iterations: 4))) { daemon in
            // Somebody may well have the outbox itself elsewhere.
            let elsewhere = daemon.place.root.appending("elsewhere")
            try elsewhere.makeDirectory()
            try daemon.place.outbox.makeLink(to: elsewhere)
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            try await daemon.withClient { client in
                let job = client.job(1)
                #expect(try await job.call(JobInterface.openOutput, Nothing()).content().starts(with: [0x89]))
                #expect(try await job.call(JobInterface.openSnapshot, 0).content().starts(with: [0x89]))

                let secret = daemon.place.root.appending("secret"), snapshots = elsewhere.appending("cat.epochs")
                try secret.makeDirectory()
                try secret.appending("0007.png").write("nobody's business")
                try snapshots.rename(to: daemon.place.root.appending("away"))
                try snapshots.makeLink(to: secret)
                try elsewhere.appending("cat.png").unlink()
                try elsewhere.appending("cat.png").makeLink(to: secret.appending("0007.png"))
                for refusal in [
                    await #expect(throws: ServiceError.self) { try await job.call(JobInterface.openSnapshot, 0) },
                    await #expect(throws: ServiceError.self) { try await job.call(JobInterface.openOutput, Nothing()) },
                ] {
                    #expect(refusal?.code == .noOutput)
                }
            }
        }
    }

    @Test func aRunningJobShowsItsSnapshotsAndHasNoPainting() async throws {
        let recipe = TestRecipe.text(iterations: 100_000, snapshotEvery: 1, size: "256", more: "smallest-size = 0")
        try await RunningDaemon.with(DaemonSetup(recipe: recipe)) { daemon in
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            try await daemon.withClient { client in
                let job = client.job(id)
                let snapshots = try await eventually("a snapshot") {
                    let snapshots = try await job.get(JobInterface.snapshots)
                    return snapshots.isEmpty ? nil : snapshots
                }
                #expect(snapshots[0].iteration == 1)
                let first = try await job.call(JobInterface.openSnapshot, 0)
                #expect(try first.content().starts(with: [0x89] + "PNG".utf8))
                #expect(try await job.get(JobInterface.expectedEnd) > job.get(JobInterface.started))
                let refusal = await #expect(throws: ServiceError.self) {
                    try await job.call(JobInterface.openOutput, Nothing())
                }
                #expect(refusal?.code == .noOutput)
            }
        }
    }

    @Test func theRankOfAJobDecidesItsTurn() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            try await daemon.ctl("pause")
            try daemon.drop("a.png", seed: 1)
            try await daemon.queuedJobs(1)
            try daemon.drop("b.png", seed: 2)
            try await daemon.queuedJobs(2)
            let second = [BusNames.service, BusNames.job(2).text, JobInterface.name]
            let earlier = try await daemon.busctl(["--", "call"] + second + ["SetPriority", "ia{sv}", "-5", "0"])
            #expect(earlier.status == 0)
            #expect(try await daemon.busctl(["get-property"] + second + ["Priority"]).output == "i -5\n")
            let wrong = try await daemon.busctl(["call"] + second + ["SetPriority", "ia{sv}", "1001", "0"])
            #expect(wrong.errors.contains("from -1000 to 1000"))
            try await daemon.ctl("resume")
            #expect(try await daemon.job(gets: .running) == 2)
            try await daemon.jobs(afterEnds: 2)
        }
    }
}

extension BusDescriptor {
    /// What can be read from it.
    fileprivate func content() throws -> [UInt8] {
        var content = [UInt8](repeating: 0, count: 1 << 22)
        let count = try content.withUnsafeMutableBytes {
            try FileDescriptor(rawValue: rawValue).read(fromAbsoluteOffset: 0, into: $0)
        }
        return Array(content[..<count])
    }
}
