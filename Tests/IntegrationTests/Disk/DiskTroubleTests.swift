import Contract
import Foundation
import Pictures
import SystemPackage
import TestSupport
import Testing

/// Disks that refuse what they are asked for, once.
struct DiskTroubleTests {
    /// The directories that a daemon and its workers use.
    enum Place: String, CaseIterable, Sendable {
        case inbox, outbox, state
    }

    private static let setup = DaemonSetup(
        recipe: TestRecipe.text(iterations: 2, snapshotEvery: 1),
        settings: "retry-seconds = 0.1\nfree-space = \"1K\""
    )

    /// Every ninth call that is made for a picture; every one with `IMPASTO_LONG=1`, with every error that it may have.
    @Test("fault 4: whichever call of a disk fails once, each picture ends once", arguments: Place.allCases)
    func whicheverCallFailsOnce(place: Place) async throws {
        try await RunningDaemon.with(Self.setup) { daemon, disk in
            try await daemon.start(environment: disk.environment)
            let folder = daemon.place.root.appending(place.rawValue)
            var round = 0
            var ends: [Ends] = []
            for call in TestDisk.Call.allCases {
                var number = TestRun.isLong ? 1 : Int.random(in: 1...9)
                var isHit = true
                while isHit {
                    isHit = false
                    for trouble in TestRun.isLong ? call.troubles[...] : [call.troubles[round % call.troubles.count]] {
                        round += 1
                        let story = "\(place), \(call) \(number): \(trouble.map { "\($0)" } ?? "half")"
                        try disk.fail(call, in: folder, with: trouble, at: number...number)
                        ends.append(
                            try await daemon.bringThree(round, mayFail: trouble == .readOnlyFileSystem, story)
                        )
                        let faults = try disk.faults
                        isHit = isHit || faults > 0
                    }
                    number += TestRun.isLong ? 1 : 9
                }
            }
            try disk.heal()
            #expect(round > TestDisk.Call.allCases.count)
            for name in ends.flatMap(\.stayed) where daemon.place.outbox.appending(name).exists {
                // As if it had been moved.
                try daemon.place.done.appending(name).write("")
            }
            daemon.expectEachEndedOnce(painted: ends.flatMap(\.painted), failed: ends.flatMap(\.failed))
        }
    }
}

/// What became of what was brought in a round.
private struct Ends {
    let painted: [String], failed: [String]
    /// Sources that are still in the inbox, whatever became of their jobs.
    let stayed: [String]
}

extension RunningDaemon {
    /// Brings a picture, a file that is none, and a link; waits until all have ended, and expects them to be whole.
    fileprivate func bringThree(_ round: Int, mayFail: Bool, _ story: String) async throws -> Ends {
        let good = "cat\(round).png", bad = "bad\(round).png", link = "link\(round).png"
        let before = await signals.events.count
        try drop(good, seed: round)
        try place.inbox.appending(bad).write("no picture at all, number \(round)")
        try place.inbox.appending(link).makeLink(to: place.stylePicture)
        let ends: [(JobResult, String)]
        do {
            ends = try await eventually("two ends", within: .seconds(120)) {
                let ends = await self.signals.events.dropFirst(before).compactMap {
                    if case .jobRemoved(_, let result, let error) = $0 { (result, error) } else { nil }
                }
                return ends.count == 2 ? ends : nil
            }
            // Its report comes first.
            try await eventually("\(link) put aside", within: .seconds(120)) {
                self.place.failed.appending(link).exists ? () : nil
            }
        } catch {
            throw DiskTroubleStory(story, error)
        }
        let isPainted = place.outbox.appending(good).exists
        #expect(ends.count { $0.0 == .done } == (isPainted ? 1 : 0), "\(story)")
        #expect(isPainted || mayFail, "\(story): \(ends)")
        // A source that may not be moved stays; somebody takes it away.
        let stayed = [good, bad].filter { place.inbox.appending($0).exists }
        #expect(stayed.isEmpty || mayFail, "\(story): \(stayed)")
        for name in stayed { try place.inbox.appending(name).unlink() }
        if isPainted {
            let painting = try Picture.decode(place.outbox.appending(good).bytes(), named: good)
            #expect(painting.width == TestPicture.width, "\(story)")
            _ = try SidecarFile.read(place.outbox.appending("cat\(round).json"))
            #expect(place.outbox.appending("cat\(round).epochs").names.contains("0002.png"), "\(story)")
        }
        let failed = (isPainted ? [bad, link] : [bad, link, good]).filter { !stayed.contains($0) }
        for name in failed {
            let report = try JSONSerialization.jsonObject(
                with: Data(place.failed.appending("\(name).error.json").bytes())
            )
            #expect((report as? [String: Any])?["name"] as? String == name, "\(story)")
        }
        let all = Set([place.done, place.failed].flatMap(\.visibleNames)).intersection([good, bad, link])
        #expect(all.count + stayed.count == 3, "\(story): \(all)")
        return Ends(painted: isPainted ? [good] : [], failed: failed, stayed: stayed)
    }
}
