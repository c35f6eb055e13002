import ArgumentParser
import Contract
import Glibc
import SystemPackage

/// A file named on the command line.
struct FileArgument: ExpressibleByArgument {
    private let path: FilePath

    /// Takes the argument with that text, byte by byte as it was given.
    ///
    /// A file name need not be valid UTF-8, but the text of an argument is; the bytes are found where they came from.
    init(argument: String) {
        let arguments = (0..<Int(CommandLine.argc)).compactMap { CommandLine.unsafeArgv[$0] }
        if let bytes = arguments.first(where: { String(cString: $0) == argument }) {
            path = FilePath(platformString: bytes)
        } else {
            path = FilePath(argument)
        }
    }

    /// The path for people.
    var shown: String { EscapedName.text(of: bytes(of: path)) }

    /// The name without directories, for people.
    var name: String { EscapedName.text(of: path.lastComponent.map { bytes(of: FilePath(root: nil, [$0])) } ?? []) }

    /// Whether something is there.
    var isThere: Bool { path.withPlatformString { access($0, F_OK) == 0 } }

    /// The file, open for reading.
    ///
    /// - Throws: `ToolFailure` when it cannot be opened or is no regular file.
    func open() throws -> FileDescriptor {
        let file: FileDescriptor
        do {
            // A pipe that nobody writes to must not hold us up.
            file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
        } catch {
            throw ToolFailure(.failed, "\(shown) cannot be opened: \(error)")
        }
        var status = stat()
        guard fstat(file.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            try file.close()
            throw ToolFailure(.failed, "\(shown) is no regular file; give the network file itself")
        }
        return file
    }

    private func bytes(of path: FilePath) -> [UInt8] {
        path.withPlatformString { text in
            UnsafeBufferPointer(start: text, count: strlen(text)).map(UInt8.init(bitPattern:))
        }
    }
}
