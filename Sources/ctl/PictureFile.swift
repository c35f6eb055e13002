import ArgumentParser
import Contract
import Glibc
import SystemPackage

/// A picture named on the command line.
struct PictureFile: ExpressibleByArgument {
    /// Where it is.
    let path: FilePath

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

    /// The file's name without directories.
    var name: [UInt8] {
        path.lastComponent?.withPlatformString { text in
            UnsafeBufferPointer(start: text, count: strlen(text)).map(UInt8.init(bitPattern:))
        } ?? []
    }

    /// The file, open for reading.
    func open() throws -> BusDescriptor {
        do {
            // A pipe that nobody writes to must not hold us up; the daemon refuses what is no regular file.
            let descriptor = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
            return BusDescriptor(owning: descriptor.rawValue)
        } catch {
            throw ControlFailure(.failed, "\(path) cannot be opened: \(error)")
        }
    }
}
