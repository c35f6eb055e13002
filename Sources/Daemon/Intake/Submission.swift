import Contract
import Glibc
import Jobs
import SystemPackage

/// A picture that a client has open and wants painted: copied into the inbox as if it had been dropped there.
struct Submission: Sendable {
    /// What the names of unfinished copies begin with; the watch does not see them.
    static let prefix = ".impasto-submit-"

    let image: BusDescriptor
    let name: [UInt8]
    let folder: FolderConfiguration

    /// The largest file that is taken.
    let mostBytes: Int

    /// Copies the picture into the inbox, under its name or, where that is taken, `NAME-2` and so on.
    ///
    /// - Returns: The name and what tells the file from any other one.
    /// - Throws: `ServiceError`.
    func copy() throws -> (name: [UInt8], identity: SourceIdentity) {
        let source = FileDescriptor(rawValue: image.rawValue)
        try check(source)
        let temporary = folder.inbox.appending(Self.prefix + String(UInt64.random(in: 0 ... .max), radix: 16))
        do {
            let identity = try copy(source, to: temporary)
            return (try place(temporary), identity)
        } catch {
            try? temporary.remove()
            throw ServiceError(submitting: error)
        }
    }

    /// Gives the copy its name.
    private func place(_ copy: FilePath) throws(FileError) -> [UInt8] {
        let (stem, ending) = FreeName.split(name)
        while true {
            let names = FreeName(stem: stem, endings: [ending], reserved: FolderConfiguration.folderNames)
            let free = try names.stem(in: folder.inbox) + ending
            guard try copy.rename(ifFree: folder.inbox.appending(bytes: free)) else { continue }
            try folder.inbox.synchronizeNames()
            return free
        }
    }

    private func check(_ source: FileDescriptor) throws {
        let status: Stat
        do {
            status = try source.stat()
        } catch {
            throw ServiceError(.accessDenied, "The picture cannot be read: \(error).")
        }
        guard status.type == .regular else { throw ServiceError(.notRegular, "What was given is no regular file.") }
        guard status.size > 0 else { throw ServiceError(.imageCorrupt, "The file is empty.") }
        guard status.size <= mostBytes else {
            throw ServiceError(.imageTooLarge, "The file has \(status.size) bytes; \(mostBytes) are allowed.")
        }
    }

    private func copy(_ source: FileDescriptor, to destination: FilePath) throws -> SourceIdentity {
        let file = try FileDescriptor.open(
            destination,
            .writeOnly,
            options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
            permissions: FilePermissions(rawValue: 0o666)
        )
        return try file.closeAfter {
            var buffer = [UInt8](repeating: 0, count: 1 << 20)
            var offset: Int64 = 0
            // Read at offsets, since the client may have read from the descriptor already, and may share it.
            while case let count = try buffer.withUnsafeMutableBytes({
                try source.read(fromAbsoluteOffset: offset, into: $0)
            }), count > 0 {
                try file.writeAll(buffer[..<count])
                offset += Int64(count)
                guard offset <= mostBytes else { throw Errno.fileTooLarge }
            }
            guard fsync(file.rawValue) == 0 else { throw Errno.current }
            return try file.stat().identity
        }
    }
}

extension ServiceError {
    fileprivate init(submitting error: any Error) {
        let reason = (error as? FileError)?.reason ?? error as? Errno
        let code: ServiceErrorCode =
            switch reason {
            case .noSpace?: .noSpace
            case .fileTooLarge?: .imageTooLarge
            case .badFileDescriptor?: .accessDenied
            default: .folderUnavailable
            }
        self = error as? ServiceError ?? ServiceError(code, "The picture cannot be put into the inbox: \(error).")
    }
}
