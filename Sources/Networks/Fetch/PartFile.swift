import Glibc

/// A file on its way: what has come of it lies on disk under its own name with `.part` behind, and is counted and
/// digested as it comes.
///
/// It is locked as long as it is open, so that two downloads never write to the same one.
package final class PartFile {
    /// Where it is.
    let path: String
    /// How many bytes have come.
    package private(set) var count = 0
    /// Where they came from; nil when nobody knows any more.
    private(set) var record: ResumeRecord?
    /// Their digests.
    private(set) var digest: RunningDigest

    private let descriptor: Int32
    private let empty: RunningDigest

    /// Opens the part or makes it; what was in it is neither kept nor lost yet.
    ///
    /// - Throws: `FetchError.Code.busy` when another download has it.
    package init(path: String, digest published: PublishedDigest?) throws(FetchError) {
        self.path = path
        empty = RunningDigest(published)
        digest = empty
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path, errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw FetchError(.busy, "\(path) is being fetched by somebody else already")
        }
    }

    deinit {
        // A process that has just been forked holds the file open too, until it is another program.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// Keeps what an earlier download left behind, so that the next bytes come behind it.
    func takeUp() throws(FetchError) {
        record = ResumeRecord(besides: path)
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let size = read(descriptor, &chunk, chunk.count)
            guard size >= 0 else { throw .unwritable(path, errno) }
            guard size > 0 else { return }
            chunk.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<size])) }
            count += size
        }
    }

    /// Begins again with nothing, from a file that is described by `record`.
    ///
    /// The old bytes go first: after a crash in between, there are none that the new record could be wrong about.
    func restart(_ record: ResumeRecord) throws(FetchError) {
        guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else { throw .unwritable(path, errno) }
        count = 0
        digest = empty
        self.record = record
        try record.write(besides: path)
    }

    /// Writes the next bytes.
    package func append(_ bytes: UnsafeRawBufferPointer) throws(FetchError) {
        try writeAll(bytes.bytes, to: descriptor, path)
        digest.update(bytes)
        count += bytes.count
    }

    /// Deletes the part if there is nothing in it.
    func removeIfEmpty() {
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_size == 0 { Self.remove(path) }
    }

    /// Deletes the part at `path` and its record.
    static func remove(_ path: String) {
        unlink(path)
        unlink(ResumeRecord.path(besides: path))
    }
}
