import SystemPackage

extension FilePath {
    /// A regular file's content; a symbolic link is not followed.
    ///
    /// - Throws: `FileError` when the file cannot be read or is longer than `limit` bytes.
    func read(limit: Int) throws(FileError) -> [UInt8] {
        do {
            let file = try FileDescriptor.open(self, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
            return try file.closeAfter { try file.content(limit: limit) }
        } catch {
            throw FileError("read", self, reason: error as? Errno ?? .ioError)
        }
    }
}

extension FileDescriptor {
    /// The content of a file, read at offsets, since whoever opened it may share the descriptor.
    ///
    /// - Throws: `Errno`, also where the file is longer than `limit` bytes.
    func content(limit: Int) throws -> [UInt8] {
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = try buffer.withUnsafeMutableBytes({
            try read(fromAbsoluteOffset: Int64(content.count), into: $0)
        }), count > 0 {
            content += buffer[..<count]
            guard content.count <= limit else { throw Errno.fileTooLarge }
        }
        return content
    }
}
