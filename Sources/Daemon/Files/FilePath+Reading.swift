import SystemPackage

extension FilePath {
    /// A regular file's content; a symbolic link is not followed.
    ///
    /// - Throws: `FileError` when the file cannot be read or is longer than `limit` bytes.
    func read(limit: Int) throws(FileError) -> [UInt8] {
        do {
            let file = try FileDescriptor.open(self, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
            return try file.closeAfter {
                var content: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 65_536)
                while case let count = try buffer.withUnsafeMutableBytes({ try file.read(into: $0) }), count > 0 {
                    content += buffer[..<count]
                    guard content.count <= limit else { throw Errno.fileTooLarge }
                }
                return content
            }
        } catch {
            throw FileError("read", self, reason: error as? Errno ?? .ioError)
        }
    }
}
