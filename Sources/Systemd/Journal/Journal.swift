internal import CSystemd
internal import Glibc

/// The system's journal.
public enum Journal {
    /// Writes one entry (sd_journal_sendv(3)).
    ///
    /// - Parameter fields: Names as of systemd.journal-fields(7), `MESSAGE` and `PRIORITY` among them, and any values.
    /// - Returns: Whether the journal took it.
    public static func send(_ fields: [(name: String, value: String)]) -> Bool {
        let texts = fields.map { Array("\($0.name)=\($0.value)".utf8) }
        var vectors = texts.map { text in
            // The bytes are copied to where they stay until the call is over.
            let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.count)
            _ = bytes.initialize(from: text)
            return iovec(iov_base: bytes.baseAddress, iov_len: text.count)
        }
        defer { vectors.forEach { $0.iov_base?.deallocate() } }
        return sd_journal_sendv(&vectors, CInt(vectors.count)) >= 0
    }
}
