import Contract
import Foundation
import SystemPackage

extension FilePath {
    /// Takes a path as it is on disk.
    init(bytes: [UInt8]) {
        self = (bytes.map(CChar.init(bitPattern:)) + [0]).withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { FilePath(platformString: $0) } ?? FilePath()
        }
    }

    /// The path of an entry of a name that need not be text.
    func appending(_ name: FilePath) -> FilePath { appending(name.components) }

    /// The tiny network and the style picture that the engine's tests come with.
    static let engineFixtures = FilePath(#filePath)
        .removingLastComponent().removingLastComponent().removingLastComponent().removingLastComponent()
        .appending("EngineTests/Fixtures")

    /// The names of the entries in a directory as people are shown them, sorted; none where there is no directory.
    var names: [String] {
        guard let directory = withPlatformString({ opendir($0) }) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { EscapedName.text(of: Array($0.prefix { $0 != 0 })) }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The names that do not begin with a dot.
    var visibleNames: [String] { names.filter { !$0.hasPrefix(".") } }

    /// Whether anything has this name, a dangling link too.
    var exists: Bool { (try? stat(followTargetSymlink: false)) != nil }

    /// The file's content.
    func bytes() throws -> [UInt8] {
        let file = try FileDescriptor.open(self, .readOnly, options: [.closeOnExec])
        return try file.closeAfter {
            var content: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while case let count = try buffer.withUnsafeMutableBytes({ try file.read(into: $0) }), count > 0 {
                content += buffer[..<count]
            }
            return content
        }
    }

    /// Writes a file as cp(1) does: under its final name, opened once.
    func write(_ content: some Sequence<UInt8>) throws {
        let file = try openForWriting()
        _ = try file.closeAfter { try file.writeAll(Array(content)) }
    }

    /// Writes a text file.
    func write(_ text: String) throws {
        try write(text.utf8)
    }

    /// Opens a file that is empty or new.
    func openForWriting() throws -> FileDescriptor {
        try FileDescriptor.open(
            self,
            .writeOnly,
            options: [.create, .truncate, .closeOnExec],
            permissions: [.ownerReadWrite, .groupRead, .otherRead]
        )
    }

    /// Changes who may read and write it.
    func setMode(_ mode: mode_t) throws { try check(withPlatformString { chmod($0, mode) }) }

    /// Makes a directory.
    func makeDirectory() throws { try check(withPlatformString { mkdir($0, 0o755) }) }

    /// Makes a named pipe.
    func makeFIFO() throws { try check(withPlatformString { mkfifo($0, 0o644) }) }

    /// Makes a symbolic link here that leads to `target`.
    func makeLink(to target: FilePath) throws {
        try check(target.withPlatformString { target in withPlatformString { symlink(target, $0) } })
    }

    /// Gives the file one more name.
    func link(as other: FilePath) throws {
        try check(withPlatformString { old in other.withPlatformString { Foundation.link(old, $0) } })
    }

    /// Gives the file another name on the same file system; one that has the name already is replaced.
    func rename(to other: FilePath) throws {
        try check(withPlatformString { old in other.withPlatformString { Foundation.rename(old, $0) } })
    }

    /// Removes a directory with everything in it, as far as that works.
    func removeAll() { try? FileManager.default.removeItem(atPath: string) }

    /// Takes a name away from a file.
    func unlink() throws { try check(withPlatformString { Foundation.unlink($0) }) }

    private func check(_ result: Int32) throws {
        guard result == 0 else { throw Errno(rawValue: errno) }
    }
}
