import Contract
import Foundation
import Pictures
import SystemPackage
import TestSupport
import Testing

/// Power cuts: whatever a cut at any moment leaves on the disk, the next daemon makes up for the rest.
struct PowerCutTests {
    private static let setup = DaemonSetup(
        recipe: TestRecipe.text(iterations: 2, snapshotEvery: 1),
        settings: "retry-seconds = 0.1\nfree-space = \"1K\""
    )

    /// Two dozen cuts, or with `IMPASTO_LONG=1` one after everything that is done, and two where something is saved.
    @Test("fault 2: whatever a power cut leaves on the disk, each picture ends once")
    func whateverAPowerCutLeaves() async throws {
        try await RunningDaemon.with(Self.setup) { daemon, disk in
            let life = try await daemon.live(on: disk)
            try life.expectComplete()
            try daemon.place.configure(Self.setup.settings)
            for cut in Self.cuts(of: life) {
                try life.lay(cut)
                try await daemon.goOn(after: cut, of: life)
            }
        }
    }

    private static func cuts(of life: RecordedLife) -> [RecordedLife.Cut] {
        let end = life.record.deeds.count, fates: [RecordedLife.Cut.Fate] = [.lost, .mixed, .kept]
        if TestRun.isLong {
            return (0...end).map { .init(position: $0, fate: fates[$0 % 3], seed: UInt64($0)) }
                + life.savings.map { .init(position: $0, fate: .lost, seed: 0) }
        }
        return [.init(position: end, fate: .lost, seed: 0)]
            + (1...23).map { index in
                .init(position: life.savings.randomElement() ?? end, fate: fates[index % 3], seed: UInt64(index))
            }
    }
}

extension RunningDaemon {
    /// Starts with nothing, is brought a picture, a file that is none, and a picture by the bus, ends all three, and stops;
    /// all of it is written down.
    fileprivate func live(on disk: TestDisk) async throws -> RecordedLife {
        try disk.record(place.root)
        var empty = ModelDisk(root: place.root, inode: UInt64(try place.root.stat().inode.rawValue))
        let inbox = UInt64(try place.inbox.stat().inode.rawValue)
        empty.perform(.makeDirectory(inbox, place.inbox))
        empty.perform(.synchronize(UInt64(try place.root.stat().inode.rawValue)))
        for file in [place.recipe, place.stylePicture] {
            empty.perform(.bring(UInt64(try file.stat().inode.rawValue), file, try file.bytes()))
        }
        var brought: [(position: Int, deed: DiskRecord.Deed)] = []
        var told: [RecordedLife.Told] = []

        try await start(environment: disk.environment)
        // Nothing else is done while it is paused, so that it is exact by which deeds a client is told.
        #expect(try await ctl("pause").status == 0)
        let bad = Array("no picture at all".utf8)
        for (name, bytes) in [("cat.png", try TestPicture.png(1)), ("bad.png", bad)] {
            let position = try DiskRecord.length(disk.log), path = place.inbox.appending(name)
            try path.write(bytes)
            brought.append((position, .bring(UInt64(try path.stat().inode.rawValue), path, bytes)))
        }
        try await queuedJobs(2)
        let sent = place.root.appending("sent.png")
        try sent.write(TestPicture.png(2))
        let before = try DiskRecord.length(disk.log)
        #expect(try await ctl("submit", sent.string).status == 0)
        let after = try DiskRecord.length(disk.log)
        for job in try await jobs() {
            told.append(.init(position: job.name == "sent.png" ? after : before, id: job.id, name: job.name))
        }
        #expect(told.map(\.name).sorted() == ["bad.png", "cat.png", "sent.png"])
        #expect(try await ctl("resume").status == 0)
        try await jobsWhenAllHaveEnded(3)
        #expect(try await stop() == 0)
        return try RecordedLife(of: self, on: disk, from: empty, brought: brought, told: told)
    }

    /// Starts on what a cut has left, and expects that everything ends as it should.
    fileprivate func goOn(after cut: RecordedLife.Cut, of life: RecordedLife) async throws {
        let there = Set([place.inbox, place.done, place.failed].flatMap(\.visibleNames))
        let names = ["bad.png", "cat.png", "sent.png"].filter(there.contains)
        expectNoneLost(names)
        let told = life.told.filter { $0.position <= cut.position }
        #expect(Set(told.map(\.name)).isSubset(of: names), "\(cut)")

        try await start()
        #expect(try await ctl("resume").status == 0)
        let jobs = try await eventually("the end of \(names) after \(cut)", within: .seconds(120)) {
            let jobs = try await self.jobs()
            let waiting = Set(self.place.inbox.visibleNames).subtracting(["done", "failed", "style.png", "style.toml"])
            return jobs.allSatisfy(\.state.isFinal) && waiting.isEmpty ? jobs : nil
        }
        #expect(jobs.map(\.name).sorted() == names, "\(cut)")
        for told in told {
            #expect(jobs.contains { $0.id == told.id && $0.name == told.name }, "\(cut): \(told) of \(jobs)")
        }
        guard !names.isEmpty else {
            expectTidy()
            #expect(try await stop() == 0)
            return
        }
        expectEachEndedOnce(
            painted: names.filter { $0 != "bad.png" },
            failed: names.filter { $0 == "bad.png" }
        )
        for name in place.outbox.names where name.hasSuffix(".png") {
            _ = try Picture.decode(place.outbox.appending(name).bytes(), named: "\(name) after \(cut)")
        }
        #expect(try await stop() == 0)
    }
}
