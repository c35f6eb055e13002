import Foundation
import SystemPackage
import Watcher

/// Writes a file that is opened and closed once.
func write(_ text: String, to path: FilePath) throws {
    let file = try open(path)
    _ = try file.closeAfter { try file.writeAll(text.utf8) }
}

/// Opens a file for writing at its end, and makes it if it is not there.
func open(_ path: FilePath, _ mode: FileDescriptor.AccessMode = .writeOnly) throws -> FileDescriptor {
    try FileDescriptor.open(
        path,
        mode,
        options: [.create, .append, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead]
    )
}

func makeFolder(_ path: FilePath) throws { try check(path.withPlatformString { mkdir($0, 0o755) }) }

func removeFolder(_ path: FilePath) throws { try check(path.withPlatformString { rmdir($0) }) }

func remove(_ path: FilePath) throws { try check(path.withPlatformString { unlink($0) }) }

func makeFIFO(_ path: FilePath) throws { try check(path.withPlatformString { mkfifo($0, 0o644) }) }

func rename(_ path: FilePath, to other: FilePath) throws {
    try check(path.withPlatformString { path in other.withPlatformString { rename(path, $0) } })
}

func link(_ path: FilePath, to other: FilePath) throws {
    try check(path.withPlatformString { path in other.withPlatformString { link(path, $0) } })
}

func linkSymbolically(_ target: FilePath, at path: FilePath) throws {
    try check(target.withPlatformString { target in path.withPlatformString { symlink(target, $0) } })
}

/// What `stat` says a file is.
func identity(of path: FilePath) throws -> FileIdentity {
    var status = stat()
    try check(path.withPlatformString { lstat($0, &status) })
    return FileIdentity(
        device: UInt64(status.st_dev),
        inode: UInt64(status.st_ino),
        size: Int64(status.st_size),
        modifiedNanoseconds: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    )
}

private func check(_ result: Int32) throws {
    guard result == 0 else { throw Errno(rawValue: errno) }
}

/// The names of everything in a folder, hidden things too.
func entries(of path: FilePath) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path.string)
}
