import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// Disks that refuse something when the daemon starts.
struct DiskTroubleStartTests {
    /// The exit statuses of a daemon that could not start and says why.
    private static let refusals: Set<Int32> = [73]

    /// Every ninth call of a start; every one with `IMPASTO_LONG=1`.
    @Test(
        "fault 4: whichever call fails when the daemon starts, it goes on, or says why not and starts the next time",
        arguments: ["inbox", "state"]
    )
    func whicheverCallFailsAtTheStart(place: String) async throws {
        let setup = DaemonSetup(
            recipe: TestRecipe.text(iterations: 2, snapshotEvery: 1),
            settings: "retry-seconds = 0.1\nfree-space = \"1K\""
        )
        try await RunningDaemon.with(setup) { daemon, disk in
            let folder = daemon.place.root.appending(place)
            var names: [String] = []
            for call in TestDisk.Call.allCases {
                var number = TestRun.isLong ? 1 : Int.random(in: 1...9)
                var isHit = true
                while isHit {
                    let trouble = call.troubles[names.count % call.troubles.count]
                    let story = "\(place), \(call) \(number): \(trouble.map { "\($0)" } ?? "half")"
                    names.append("cat\(names.count).png")
                    try daemon.drop(names[names.count - 1], seed: names.count)
                    try disk.fail(call, in: folder, with: trouble, at: number...number)
                    do {
                        try await daemon.start(environment: disk.environment)
                    } catch {
                        let status = try await daemon.end()
                        #expect(Self.refusals.contains(status), "\(story): \(status)")
                        #expect(daemon.log.split(separator: "\n").last?.contains("critical: ") == true, "\(story)")
                        try await daemon.start(environment: disk.environment)
                    }
                    do {
                        try await daemon.waitForEnds(of: names.count)
                    } catch {
                        throw DiskTroubleStory(story, error)
                    }
                    isHit = try disk.faults > 0
                    #expect(try await daemon.stop() == 0, "\(story)")
                    // A picture that may not be moved stays, as promised; somebody moves it.
                    if trouble == .readOnlyFileSystem { try daemon.place.retire(names[names.count - 1]) }
                    number += TestRun.isLong ? 1 : 9
                }
            }
            try disk.heal()
            try await daemon.start()
            let jobs = try await daemon.jobs()
            await daemon.expectOneJobEach(names, jobs)
            let painted = jobs.filter { $0.state == .done }.map(\.name)
            daemon.expectEachEndedOnce(painted: painted, failed: names.filter { !painted.contains($0) })
        }
    }
}

extension DaemonPlace {
    /// Moves a picture whose job has ended to where it belongs, if it is still in the inbox.
    fileprivate func retire(_ name: String) throws {
        let picture = inbox.appending(name)
        guard picture.exists else { return }
        let ledger = outbox.appending(name).exists ? done : failed
        let files = FileManager.default
        try files.createDirectory(atPath: ledger.string, withIntermediateDirectories: true)
        try files.moveItem(atPath: picture.string, toPath: ledger.appending(name).string)
    }
}

extension RunningDaemon {
    /// Waits until so many jobs have ended; the call that fails may be one of a listing, which is asked for again.
    fileprivate func waitForEnds(of count: Int) async throws {
        try await eventually("the end of \(count) jobs", within: .seconds(120)) { () -> Void? in
            let said: CommandOutput = try await self.ctl("list", "--all", "--json=short")
            guard said.status == 0 else { return nil }
            let jobs = try JSONDecoder().decode([ListedJob].self, from: Data(said.output.utf8))
            return jobs.count >= count && jobs.allSatisfy(\.state.isFinal) ? () : nil
        }
    }
}
