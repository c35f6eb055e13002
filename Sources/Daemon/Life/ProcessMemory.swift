internal import CLinux
import Glibc

/// The memory of this process.
enum ProcessMemory {
    /// Gives back what a burst of work has left behind, for a daemon waits most of its time.
    ///
    /// That is what the C library keeps of freed memory, in pieces, and code that the program has run through once: what of
    /// it is needed again is found in the page cache.
    static func giveBack() {
        malloc_trim(0)
        clinux_release_code()
    }
}
