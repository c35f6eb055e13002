import Jobs
import Synchronization

/// What workers have said that their paintings take of the disk, as long as these are not painted.
///
/// It is kept in memory only: after a restart a worker says it again.
final class RoomForecasts: Sendable {
    private let bytes = Mutex<[JobID: Int]>([:])

    /// The forecast of a job; nil where no worker has said it, or it is no longer of interest.
    subscript(_ job: JobID) -> Int? {
        get { bytes.withLock { $0[job] } }
        set { bytes.withLock { $0[job] = newValue } }
    }
}
