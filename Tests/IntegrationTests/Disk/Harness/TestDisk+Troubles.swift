import SystemPackage

extension TestDisk.Call {
    /// What calls of that kind fail with on disks in trouble; nil for doing only half of what they shall.
    var troubles: [Errno?] {
        switch self {
        case .open, .read, .stat, .access, .list: [.ioError, .staleNFSFileHandle, .interrupted] + halves
        case .close: [.ioError, .noSpace, .interrupted]
        case .unlink: [.ioError, .readOnlyFileSystem, .resourceBusy]
        case .create, .write, .sync, .truncate, .rename, .link, .mkdir:
            [.ioError, .noSpace, .diskQuotaExceeded, .readOnlyFileSystem, .staleNFSFileHandle, .interrupted] + halves
        }
    }

    private var halves: [Errno?] { self == .read || self == .write ? [nil] : [] }
}
