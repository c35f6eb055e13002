/// Where a caller and its threads meet: rounds in which each thread does its part of the caller's work once.
///
/// Safe to share although `body` is a plain variable: the caller writes it only while no round is open. `begun` hands
/// it to the threads, and `unfinished` hands it back.
final class Rounds: @unchecked Sendable {
    private var body: (@Sendable (_ worker: Int) -> Void)?
    private let begun: AwaitedNumber
    private let unfinished: AwaitedNumber

    /// - Parameter patience: How long those who wait look out for the other side before they sleep.
    init(patience: Duration) {
        begun = AwaitedNumber(patience: patience)
        unfinished = AwaitedNumber(patience: patience)
    }

    /// Opens a round for so many threads.
    func begin(threads: Int, _ body: @escaping @Sendable (_ worker: Int) -> Void) {
        self.body = body
        unfinished.add(threads)
        begun.add(1)
        begun.wake()
    }

    /// Closes the round when all threads have done their parts.
    func awaitThreads() {
        unfinished.wait { $0 == 0 }
        body = nil
    }

    /// Sends the threads home: a round without work is the last.
    func end() {
        begun.add(1)
        begun.wake()
    }

    /// Takes part in every round until the last.
    func attend(as worker: Int) {
        var round = 1
        while true {
            begun.wait { $0 >= round }
            guard work(as: worker) else { return }
            if unfinished.add(-1) == 0 { unfinished.wake() }
            round += 1
        }
    }

    /// A function of its own, so that the thread has let go of the caller's closure before it says that it is done.
    @inline(never)
    private func work(as worker: Int) -> Bool {
        guard let body else { return false }
        body(worker)
        return true
    }
}
