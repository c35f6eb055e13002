import CLinux
import Synchronization

/// The threads that share the work of a layer: the caller and `count - 1` of its own.
///
/// A range is always cut in the same places, so the result depends on nothing but the number of workers.
package final class Workers: Sendable {
    /// How many parts the work has, the caller's one among them.
    package let count: Int

    private let threads: [WorkerThread]
    private let rounds: Rounds
    private let isRunning = Atomic<Bool>(false)

    /// What OpenBLAS and the loops put on a stack is a few kilobytes; their buffers are elsewhere.
    package static let standardStack = 1 << 20

    /// As many workers as are asked for, one at least.
    ///
    /// The cuts promise the same bits for the same number of workers, so a worker whose thread cannot be started is not
    /// left out: the caller does its part.
    ///
    /// - Parameters:
    ///   - count: How many parts the work is to have.
    ///   - stack: Bytes of stack for each thread.
    package init(count: Int, stack: Int = Workers.standardStack) {
        self.count = max(1, count)
        MatrixProduct.singleThreaded
        // Whoever spins keeps a worker from its processor where there are fewer processors than workers.
        let rounds = Rounds(patience: self.count <= Int(clinux_processors()) ? .microseconds(50) : .zero)
        var threads: [WorkerThread] = []
        for worker in 1..<self.count {
            let thread = WorkerThread(name: "impasto-\(worker)", stack: stack) { rounds.attend(as: worker) }
            guard let thread else { break }
            threads.append(thread)
        }
        self.threads = threads
        self.rounds = rounds
    }

    deinit {
        rounds.end()
        for thread in threads { thread.join() }
    }

    /// Calls `body` once per worker, at the same time, and returns when all calls have.
    ///
    /// One run at a time: neither `body` nor another thread may begin a second one.
    package func run(_ body: @Sendable (_ worker: Int) -> Void) {
        let wasRunning = isRunning.exchange(true, ordering: .acquiring)
        precondition(!wasRunning, "workers that are at work were given more")
        defer { isRunning.store(false, ordering: .releasing) }
        withoutActuallyEscaping(body) { body in
            rounds.begin(threads: threads.count, body)
            body(0)
            for worker in threads.count + 1..<count { body(worker) }
            rounds.awaitThreads()
        }
    }

    /// Calls `body` once per worker with its part of `0..<total`; parts begin at multiples of `grain` and may be empty.
    package func share(_ total: Int, grain: Int = 1, _ body: @Sendable (_ worker: Int, _ part: Range<Int>) -> Void) {
        let grains = (total + grain - 1) / grain
        run { worker in
            let begin = min(total, grains * worker / count * grain)
            let end = min(total, grains * (worker + 1) / count * grain)
            body(worker, begin..<end)
        }
    }
}
