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
            // What it had at most while it started is forgotten (proc_pid_clear_refs(5)).
            try FilePath("/proc/\(process)/clear_refs").write("5")
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
                \(count) files: cp \(copied), all queued after \(queued), peak memory \(after.peakMemory >> 10) KiB, \
                \(growth >> 10) more than before, processor \(after.processorSeconds - before.processorSeconds) s
                """
            )
            // Some megabytes whatever comes, and some kilobytes a picture.
            #expect(growth < (8 << 20) + count * 5500, "\(growth) bytes more")
            #expect(after.descriptors <= before.descriptors + 4)
            daemon.place.inbox.removeAll()
        }
    }

    @Test("fault 18: many small jobs in a row take no more memory, descriptors and threads than a few")
    func manyJobsInARow() async throws {
        let script = "while [ $# -gt 0 ]; do [ \"$1\" = --output ] && out=$2; shift; done; echo x > \"$out\""
        try await RunningDaemon.with(worker: script) { daemon in
            let process = try daemon.process.identifier
            let round = TestRun.isLong ? 25_000 : 40
            var figures: [ProcessFigures] = []
            for part in 0..<4 {
                for number in 1...round { try daemon.drop("\(part)-\(number).png", seed: number) }
                // Reading a folder of a hundred thousand names takes its time, too.
                let pause = Duration.milliseconds(TestRun.isLong ? 5000 : 50)
                try await withDeadline(.seconds(600 + round / 5), "\(round) jobs") {
                    while true {
                        let status = try await daemon.status()
                        let ended = daemon.place.done.names.count
                        if ended == (part + 1) * round, status.running == 0 { break }
                        try await Task.sleep(for: pause)
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
            let seconds = TestRun.isLong ? 60 : 12
            let before = try ProcessFigures(process)
            // Time passes: that is what is measured.
            try await Task.sleep(for: .seconds(seconds))
            let after = try ProcessFigures(process)
            let wakeUps = after.wakeUps(since: before) * 60 / seconds
            Self.tell("idle: \(after.memory >> 10) KiB, \(wakeUps) wake-ups a minute")
            // As it is built for tests it has 31 MiB, as it is installed 17.5.
            #expect(after.memory < 36 << 20)
            #expect(wakeUps <= 120)
        }
    }

    /// From the last byte to the row in the queue, by the times that both are written down with.
    @Test("a picture is queued as soon as it has settled")
    func eventToQueued() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            try await daemon.ctl("pause")
            var delays: [Double] = []
            for number in 1...40 {
                let name = "\(number).png"
                try daemon.drop(name, seed: number)
                try await daemon.queuedJobs(number)
                let entry = try daemon.place.inbox.appending(name).stat()
                let written = Double(entry.st_mtim.tv_sec) + Double(entry.st_mtim.tv_nsec) / 1e9
                let queued = try #require(try await daemon.job(UInt64(number)).enqueued)
                delays.append(Double(queued) / 1e6 - written - DaemonPlace.settleSeconds)
            }
            delays.sort()
            let (median, worst) = (delays[delays.count / 2], delays[delays.count - 1])
            print("event to queued, beyond the settle time: \(Int(median * 1000)) ms, at worst \(Int(worst * 1000)) ms")
            // A file's time is that of the last tick of the clock.
            #expect(delays[0] > -0.02 && worst < 2, "\(delays)")
        }
    }

    private static func tell(_ figures: String) {
        if TestRun.isLong { print(figures) }
    }
}
