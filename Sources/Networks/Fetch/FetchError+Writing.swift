import Glibc

extension FetchError {
    /// A file could not be made, written or renamed.
    static func unwritable(_ path: String, _ number: Int32) -> FetchError {
        let reason = String(cString: strerror(number))
        // A limit on the size of files is the same to somebody who has to make room, as is a quota.
        guard [ENOSPC, EDQUOT, EFBIG].contains(number) else {
            return FetchError(.unwritable, "\(path) cannot be written: \(reason)")
        }
        return FetchError(
            .diskFull,
            "there is no room for \(path): \(reason). What has come is kept; make room and fetch it again"
        )
    }
}
