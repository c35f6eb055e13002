internal import CSystemd
internal import Glibc
internal import Synchronization

/// The one thread of the process on which sd-bus is called.
///
/// sd-bus counts its references without atomics, so that even to release a message on another thread is a race. This
/// thread is the executor of every ``BusConnection``: what is isolated to a connection runs here, between two rounds of
/// poll(2) over the connections' sockets.
///
/// It runs as long as the process, since a connection that is closed is still an actor that can be called.
final class BusThread: SerialExecutor {
    /// The thread, started when the first connection is opened.
    static let shared = Result { () throws(BusError) in try BusThread() }

    private struct State {
        var jobs: [UnownedJob] = []
        var connections: [ObjectIdentifier: BusConnection] = [:]
        var thread: pthread_t?
    }

    private let state = Mutex(State())

    /// An eventfd(2) that is written to when there is something to do besides what the sockets bring.
    private let alarm: CInt

    private init() throws(BusError) {
        alarm = eventfd(0, CInt(EFD_CLOEXEC | EFD_NONBLOCK))
        guard alarm >= 0 else { throw BusError(.system(errno), "No descriptor is left for the bus thread.") }
        var thread = pthread_t()
        let status = pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<BusThread>.fromOpaque(argument).takeRetainedValue().run()
            },
            Unmanaged.passRetained(self).toOpaque()
        )
        guard status == 0 else { throw BusError(.system(status), "The bus thread cannot be started.") }
        pthread_detach(thread)
    }

    /// Has a connection's socket watched; the connection is held until ``remove(_:)``.
    func add(_ connection: BusConnection) {
        state.withLock { $0.connections[ObjectIdentifier(connection)] = connection }
    }

    /// Lets go of a connection.
    func remove(_ connection: BusConnection) {
        state.withLock { $0.connections[ObjectIdentifier(connection)] = nil }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
        eventfd_write(alarm, 1)
    }

    /// Called by the runtime when a callback of sd-bus claims to run on this executor, outside of any task.
    func checkIsolated() {
        let thread = state.withLock { $0.thread }
        precondition(thread == pthread_self(), "sd-bus is called on a thread that is not its own")
    }

    private func run() -> Never {
        // Signals are for the threads that handle them.
        var signals = sigset_t()
        sigfillset(&signals)
        pthread_sigmask(SIG_BLOCK, &signals, nil)

        state.withLock { $0.thread = pthread_self() }
        while true {
            let jobs = state.withLock { state in
                defer { state.jobs = [] }
                return state.jobs
            }
            for job in jobs {
                job.runSynchronously(on: asUnownedSerialExecutor())
            }
            let connections = state.withLock { Array($0.connections.values) }
            wait(for: connections.compactMap { connection in connection.assumeIsolated { $0.turn() } })
        }
    }

    /// Sleeps until a socket or the alarm wants attention, or the first deadline is over.
    private func wait(for wishes: [BusWish]) {
        var descriptors = wishes.map { pollfd(fd: $0.descriptor, events: $0.events, revents: 0) }
        descriptors.append(pollfd(fd: alarm, events: Int16(POLLIN), revents: 0))
        if let deadline = wishes.compactMap(\.deadline).min() {
            // Rounded up: woken too early, the round would be for nothing.
            let milliseconds = (deadline - min(deadline, Self.now()) + 999) / 1000
            poll(&descriptors, nfds_t(descriptors.count), CInt(clamping: milliseconds))
        } else {
            poll(&descriptors, nfds_t(descriptors.count), -1)
        }
        var count: eventfd_t = 0
        eventfd_read(alarm, &count)
    }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
    }
}
