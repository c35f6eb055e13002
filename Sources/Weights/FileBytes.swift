import Glibc

/// A file's bytes, mapped: nothing of it is in memory before it is looked at.
package struct FileBytes {
    package let path: String
    private let mapping: FileMapping

    /// Maps a regular file; a named pipe would block its reader for ever, a device might never end.
    package init(path: String) throws(WeightError) {
        self.path = path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileBytes.unreadable(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileBytes.unreadable(path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw WeightError(.unreadable, path, "is no regular file; give the network file itself")
        }
        guard let mapping = FileMapping(descriptor, count: Int(status.st_size)) else {
            throw FileBytes.unreadable(path)
        }
        self.mapping = mapping
    }

    package var count: Int { mapping.bytes.count }

    /// Whether the file has these bytes at a place.
    package func has(_ bytes: [UInt8], at offset: Int = 0) -> Bool {
        offset >= 0 && offset <= count - bytes.count && (0..<bytes.count).allSatisfy { self[offset + $0] == bytes[$0] }
    }

    /// The byte at a place, which must be within the file.
    package subscript(offset: Int) -> UInt8 {
        precondition(mapping.bytes.indices.contains(offset), "a byte was asked for that is not in the file")
        return mapping.bytes[offset]
    }

    /// Lets somebody look at a range of bytes, which must lie within the file.
    package func look<Result, Failure: Error>(
        at range: Range<Int>,
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(
            0 <= range.lowerBound && range.upperBound <= count,
            "bytes were asked for that are not in the file"
        )
        return try withExtendedLifetime(mapping) { () throws(Failure) in
            try body(UnsafeRawBufferPointer(rebasing: mapping.bytes[range]))
        }
    }

    /// Takes a range out of this process's memory, where the whole file would stand beside what was made of it otherwise;
    /// whoever looks at it again has it read again.
    package func forget(_ range: Range<Int>) {
        mapping.forget(range)
    }

    private static func unreadable(_ path: String) -> WeightError {
        WeightError(.unreadable, path, "cannot be read: \(String(cString: strerror(errno)))")
    }
}
