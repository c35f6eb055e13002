import Glibc

/// Asks the kernel whether anybody has a file open for writing, or mapped so.
///
/// A read lease is granted only while there is no writer (`fcntl(2)`, "Leases"). It works on local file systems, for
/// the owner of the file or with CAP_LEASE.
enum ReadLease {
    // The C library shows these two only with _GNU_SOURCE, which Swift's Glibc module is built without. They belong to
    // the kernel's stable interface (linux/fcntl.h, asm-generic/fcntl.h).
    private static let setLease: Int32 = 1024
    private static let setSignal: Int32 = 10

    /// Whether the lease on the file, which is open for reading, is refused because of a writer.
    ///
    /// Where leases do not work the answer is no, and the settle time alone decides.
    static func isRefused(for file: Int32) -> Bool {
        // A writer that comes while the lease is held breaks it, and its holder gets a signal: SIGIO, which would end
        // the process, unless another is named. SIGURG is ignored unless somebody asks for it.
        guard fcntl(file, setSignal, SIGURG) == 0 else { return false }
        guard fcntl(file, setLease, Int32(F_RDLCK)) == 0 else { return errno == EAGAIN }
        // At once: until then the writer waits.
        _ = fcntl(file, setLease, Int32(F_UNLCK))
        return false
    }
}
