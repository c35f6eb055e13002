import Engine
import Foundation
import Synchronization
import Testing

/// Threads that share work; one test after another, because some look at the threads of the whole process.
@Suite(.serialized) struct WorkersTests {
    private static let processors = ProcessInfo.processInfo.processorCount
    private static let counts = [1, 2, 5, 16, 3 * processors]

    @Test(arguments: counts)
    func everyWorkerIsCalledOnce(count: Int) {
        let calls = Slots(count, of: 0)
        let workers = Workers(count: count)
        #expect(workers.count == count)
        workers.run { calls[$0] += 1 }
        #expect(calls.all == Array(repeating: 1, count: count))
    }

    @Test func thereIsOneWorkerAtLeast() {
        #expect(Workers(count: 0).count == 1)
        #expect(Workers(count: -3).count == 1)
    }

    @Test func theCallerIsTheFirstWorker() {
        let me = pthread_self()
        let isMe = Slots(3, of: false)
        Workers(count: 3).run { isMe[$0] = pthread_self() == me }
        #expect(isMe.all == [true, false, false])
    }

    /// Each waits for the others: workers that took turns would wait for ever.
    @Test func workersRunAtTheSameTime() {
        let arrived = Atomic<Int>(0)
        Workers(count: 5).run { _ in
            arrived.add(1, ordering: .relaxed)
            while arrived.load(ordering: .relaxed) < 5 { sched_yield() }
        }
        #expect(arrived.load(ordering: .relaxed) == 5)
    }

    @Test(arguments: counts, [(0, 1), (1, 1), (7, 3), (4096, 256), (1000, 64)])
    func partsCoverTheRange(count: Int, range: (total: Int, grain: Int)) {
        let parts = Slots<Range<Int>?>(count, of: nil)
        Workers(count: count).share(range.total, grain: range.grain) { worker, part in
            parts[worker] = part
        }
        var end = 0
        for part in parts.all {
            #expect(part?.lowerBound == end)
            #expect(end % range.grain == 0 || end == range.total)
            end = part?.upperBound ?? end
        }
        #expect(end == range.total)
    }

    /// The cuts are part of the promise that the same number of workers paints the same bits.
    @Test func cutsStayWhereTheyAre() {
        let parts = Slots(3, of: 0..<0)
        Workers(count: 3).share(1000, grain: 64) { worker, part in parts[worker] = part }
        #expect(parts.all == [0..<320, 320..<640, 640..<1000])
    }

    /// What a run wrote is there in the next, whoever wrote it: each worker adds to what its neighbour had.
    @Test(arguments: counts)
    func runsFollowOneAnother(count: Int) {
        let workers = Workers(count: count)
        let sums = Slots(2 * count, of: 0)
        let runs = count > WorkersTests.processors ? 2000 : 20_000
        for run in 0..<runs {
            let (old, new) = (run % 2 * count, (run + 1) % 2 * count)
            workers.run { worker in sums[new + worker] = sums[old + (worker + 1) % count] + 1 }
        }
        let last = runs % 2 * count
        #expect(sums.all[last..<last + count].allSatisfy { $0 == runs })
    }

    @Test func manyStandSideBySide() {
        let calls = Slots(8, of: 0)
        let crews = (0..<40).map { _ in Workers(count: 8) }
        for _ in 0..<10 {
            for crew in crews { crew.run { calls[$0] += 1 } }
        }
        #expect(calls.all == Array(repeating: 400, count: 8))
    }

    @Test func differentThreadsRunDifferentWorkers() async {
        let sums = await withTaskGroup(of: [Int].self) { group in
            for _ in 0..<6 {
                group.addTask {
                    let calls = Slots(4, of: 0)
                    let workers = Workers(count: 4)
                    for _ in 0..<300 { workers.run { calls[$0] += 1 } }
                    return calls.all
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sums == Array(repeating: [300, 300, 300, 300], count: 6))
    }

    /// Threads that find nothing to do fall asleep, and the next run wakes them.
    @Test func sleepersAreWoken() throws {
        let workers = Workers(count: 2)
        let threads = Slots(2, of: "")
        workers.run { worker in
            let thread = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")
            threads[worker] = thread ?? ""
        }
        let calls = Slots(2, of: 0)
        for run in 1...20 {
            try eventually("the thread's sleep") {
                try String(contentsOfFile: "/proc/\(threads.all[1])/stat", encoding: .utf8).contains("(impasto-1) S")
            }
            workers.run { calls[$0] += 1 }
            #expect(calls.all == [run, run])
        }
    }

    @Test func threadsHaveNamesAndLeaveSignalsToOthers() {
        let names = Slots<String?>(3, of: nil)
        let blocked = Slots<[Bool]>(3, of: [])
        let before = mask()
        Workers(count: 3).run { worker in
            names[worker] = try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8)
            blocked[worker] = mask()
        }
        for worker in 1...2 {
            #expect(names.all[worker] == "impasto-\(worker)\n")
            #expect(blocked.all[worker] == [true, true, true, true, true, false, false])
        }
        #expect(blocked.all[0] == before)
        #expect(mask() == before)
    }

    /// The names go up to a number that no other test reaches.
    @Test func threadsEndWithTheirOwner() throws {
        let last = "impasto-499"
        do {
            let workers = Workers(count: 500)
            workers.run { _ in }
            #expect(try threads(named: last) == 1)
        }
        // The kernel takes a thread from its list a moment after others may join it.
        try eventually("the end of the threads") { try threads(named: last) == 0 }
    }

    /// No address space holds such stacks, so no thread starts.
    @Test func theCallerStandsInForThreadsThatCannotStart() {
        let me = pthread_self()
        let callers = Slots<[pthread_t]>(4, of: [])
        let workers = Workers(count: 4, stack: 1 << 50)
        for _ in 0..<3 { workers.run { callers[$0].append(pthread_self()) } }
        #expect(callers.all == Array(repeating: [me, me, me], count: 4))
    }

    /// Whether SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGCHLD, SIGSEGV and SIGILL are blocked in this thread.
    private func mask() -> [Bool] {
        var mask = sigset_t()
        pthread_sigmask(SIG_BLOCK, nil, &mask)
        return [SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGCHLD, SIGSEGV, SIGILL].map {
            sigismember(&mask, $0) == 1
        }
    }

    private func threads(named name: String) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count { task in
            // A thread may end between the two looks.
            (try? String(contentsOfFile: "/proc/self/task/\(task)/comm", encoding: .utf8)) == "\(name)\n"
        }
    }

    private func eventually(_ what: String, _ holds: () throws -> Bool) throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while try !holds() {
            try #require(ContinuousClock.now < deadline, "\(what) did not come")
            sched_yield()
        }
    }
}

/// Values that each worker has for itself, without protection, so that the thread sanitiser sees what a run protects.
private final class Slots<Value>: @unchecked Sendable {
    private let values: UnsafeMutableBufferPointer<Value>

    init(_ count: Int, of value: Value) {
        values = .allocate(capacity: count)
        values.initialize(repeating: value)
    }

    deinit {
        values.deinitialize()
        values.deallocate()
    }

    var all: [Value] { Array(values) }

    subscript(index: Int) -> Value {
        get { values[index] }
        set { values[index] = newValue }
    }
}
