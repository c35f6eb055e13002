import Glibc
import SystemPackage

/// A lease for writing on an open file (`fcntl(2)`, "Leases"): until it ends, nobody else can open the file at once.
struct WriteLease {
    private let file: FileDescriptor

    // The C library shows these two only with _GNU_SOURCE, which Swift's Glibc module is built without.
    private static let setLease: Int32 = 1024
    private static let setSignal: Int32 = 10

    init(on file: FileDescriptor) throws {
        self.file = file
        // The signal that tells of somebody who wants the file would end the process; this one is ignored.
        guard fcntl(file.rawValue, Self.setSignal, SIGURG) == 0, fcntl(file.rawValue, Self.setLease, F_WRLCK) == 0
        else { throw Errno(rawValue: errno) }
    }

    func end() {
        _ = fcntl(file.rawValue, Self.setLease, F_UNLCK)
    }
}
