import CHDF5
import Synchronization

/// The one place through which libhdf5 and libmatio are called.
///
/// Whether libhdf5 may be called from several threads depends on how it was built: Debian's may, but by default it may
/// not, since what is open stands in tables that nothing guards. libmatio keeps its log, by which it tells of damage, in a
/// global, and calls libhdf5 when that is set.
enum HDF5Library {
    private static let isStarted = Mutex(false)

    /// Runs `body` while no other thread is in either library.
    static func locked<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
        var result: Result<Value, Failure>?
        isStarted.withLock { isStarted in
            if !isStarted { start() }
            isStarted = true
            chdf5_silence()
            result = Result(catching: body)
        }
        guard let result else { preconditionFailure("the body was not called") }
        return try result.get()
    }

    private static func start() {
        MATLABLog.listen()
        // No filters from the folders of HDF5_PLUGIN_PATH: a file of numbers must not choose what code is run.
        H5PLset_loading_state(0)
    }
}
