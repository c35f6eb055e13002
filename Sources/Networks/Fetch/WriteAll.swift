import Glibc

/// Writes bytes to a file, however few it takes at a time.
func writeAll(_ bytes: RawSpan, to descriptor: Int32, _ path: String) throws(FetchError) {
    var rest = bytes
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count >= 0 {
            rest = rest.extracting(droppingFirst: count)
        } else if errno != EINTR {
            throw .unwritable(path, errno)
        }
    }
}
