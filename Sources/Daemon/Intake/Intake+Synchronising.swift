import Contract
import Watcher

extension Intake {
    /// Returns once everything that was dropped into a folder before the call is queued or put aside.
    ///
    /// - Throws: `ServiceError` when there is no such folder, when it cannot be watched, or when the time is over.
    func synchronise(_ name: String, timeout: Duration) async throws {
        guard folders[name] != nil else { throw ServiceError.noSuchFolder(name) }
        do throws(WatchError) {
            let number = try await watch.sync(id: name, timeout: timeout)
            // What the watch told before lies in the stream of its events, in front of this number.
            while lastSync < number { await withCheckedContinuation { syncWaiters.append($0) } }
        } catch {
            switch error.code {
            case .timedOut: throw ServiceError(.syncTimeout, "Folder \(name): not everything has settled in time.")
            default: throw ServiceError(.folderUnavailable, "Folder \(name): \(error.message).")
            }
        }
        while isQueueing { await withCheckedContinuation { syncWaiters.append($0) } }
    }

    /// Notes that everything before a synchronisation has been taken.
    func noteSync(_ number: UInt64) {
        lastSync = max(lastSync, number)
        wakeSyncWaiters()
    }

    /// Lets everybody look again who waits for a synchronisation.
    func wakeSyncWaiters() {
        let waiters = syncWaiters
        syncWaiters = []
        for waiter in waiters { waiter.resume() }
    }
}
