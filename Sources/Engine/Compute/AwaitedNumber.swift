import Glibc
import Synchronization

/// A number that one thread changes and others wait for.
///
/// Whoever waits looks at it without pause for a while, because most waits are shorter than falling asleep and being
/// woken, and then sleeps. Safe to share although it holds pointers: what they point to is made to be used from any
/// thread, and lives as long as this.
final class AwaitedNumber: @unchecked Sendable {
    private let value = Atomic<Int>(0)
    private let sleepers = Atomic<Int>(0)
    private let patience: Duration
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    /// Zero, for threads that look at it for so long before they sleep.
    init(patience: Duration) {
        self.patience = patience
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    /// Adds to the number and returns the sum, which publishes all that the thread wrote before.
    @discardableResult
    func add(_ difference: Int) -> Int {
        // Sequentially consistent, as all that follows: a waiter counts itself before it looks at the number, and this
        // thread changes the number before it looks for sleepers, so one of them sees the other.
        value.add(difference, ordering: .sequentiallyConsistent).newValue
    }

    /// Wakes those who sleep; to be called after a change that somebody waits for.
    func wake() {
        guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return }
        pthread_mutex_lock(mutex)
        pthread_cond_broadcast(changed)
        pthread_mutex_unlock(mutex)
    }

    /// Returns when the number is as wished.
    func wait(until isReached: (Int) -> Bool) {
        if isReached(value.load(ordering: .acquiring)) { return }
        // Reading the clock leaves the processor's other thread as much room as a pause instruction would.
        let deadline = ContinuousClock.now + patience
        while ContinuousClock.now < deadline {
            if isReached(value.load(ordering: .acquiring)) { return }
        }
        pthread_mutex_lock(mutex)
        sleepers.add(1, ordering: .sequentiallyConsistent)
        while !isReached(value.load(ordering: .sequentiallyConsistent)) {
            pthread_cond_wait(changed, mutex)
        }
        sleepers.subtract(1, ordering: .sequentiallyConsistent)
        pthread_mutex_unlock(mutex)
    }
}
