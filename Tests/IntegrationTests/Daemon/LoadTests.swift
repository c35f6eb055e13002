import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// Much at once, and much in a row; with `IMPASTO_LONG=1` at full size, and the figures are printed.
struct LoadTests {
    @Test("pictures dropped at once by cp(1) are all queued, in flat memory")
    func manyPicturesAtOnce() async throws {
        try await RunningDaemon.with { daemon in
            let count = TestRun.isLong ? 10_000 : 300
            let source = daemon.place.root.appending("source")
            try source.makeDirectory()
            for number in 1...count {
                try source.appending("\(number).jpg").write(
                    (0..<100_000).map { UInt8(truncatingIfNeeded: $0 ^ number) }
                )
            }
            try await daemon.folder(gets: .active)
            try await daemon.ctl("pause")
            let process = try daemon.process.identifier
            let before = try ProcessFigures(process)
            let begin = ContinuousClock.now
            let copy = try await CommandOutput.of("cp", ["-r", "\(source)/.", daemon.place.inbox.string])
            #expect(copy.status == 0)
            let copied = ContinuousClock.now - begin
            try await withDeadline(.seconds(600), "\(count) queued pictures") {
                while try await daemon.status().queued < count { try await Task.sleep(for: .milliseconds(20)) }
            }
            let queued = ContinuousClock.now - begin
            let after = try ProcessFigures(process)
            let growth = after.peakMemory - before.memory
            Self.tell(
                """
                \(count) files: cp \(copied), all queued after \(queued), peak memory \(after.peakMemory >> 20) MiB, \
                processor \(after.processorSeconds - before.processorSeconds) s
                """
            )
            #expect(growth < 64 << 20, "\(growth) bytes more")
            #expect(after.descriptors <= before.descriptors + 4)
            daemon.place.inbox.removeAll()
        }
    }

    @Test("fault 18: many small jobs in a row take no more memory, descriptors and threads than a few")
    func manyJobsInARow() async throws {
        let script = "while [ $# -gt 0 ]; do [ \"$1\" = --output ] && out=$2; shift; done; echo x > \"$out\""
        try await RunningDaemon.with(worker: script) { daemon in
            let process = try daemon.process.identifier
            let round = TestRun.isLong ? 2500 : 40
            var figures: [ProcessFigures] = []
            for part in 0..<4 {
                for number in 1...round { try daemon.drop("\(part)-\(number).png", seed: number) }
                try await withDeadline(.seconds(600), "\(round) jobs") {
                    while true {
                        let status = try await daemon.status()
                        let ended = daemon.place.done.names.count
                        if ended == (part + 1) * round, status.running == 0 { break }
                        try await Task.sleep(for: .milliseconds(50))
                    }
                }
                figures.append(try ProcessFigures(process))
            }
            Self.tell("\(4 * round) jobs: " + figures.map { "\($0.memory >> 10) KiB" }.joined(separator: ", "))
            #expect(figures[3].memory - figures[1].memory < 16 << 20)
            #expect(figures[3].descriptors <= figures[0].descriptors + 2)
            #expect(figures[3].threads <= figures[0].threads + 8)
        }
    }

    @Test("an idle daemon is small and asleep")
    func anIdleDaemon() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            let process = try daemon.process.identifier
            let seconds = TestRun.isLong ? 60 : 3
            let before = try ProcessFigures(process)
            // Time passes: that is what is measured.
            try await Task.sleep(for: .seconds(seconds))
            let after = try ProcessFigures(process)
            let wakeUps = after.wakeUps(since: before) * 60 / seconds
            Self.tell("idle: \(after.memory >> 10) KiB, \(wakeUps) wake-ups a minute")
            #expect(after.memory < 64 << 20)
            #expect(wakeUps < 1200)
        }
    }

    private static func tell(_ figures: String) {
        if TestRun.isLong { print(figures) }
    }
}
