import Foundation
public import SystemPackage

/// A directory of a test's own, gone when the test is over.
public struct TemporaryDirectory: Sendable {
    /// Where the directory stands.
    public let path: FilePath

    /// Makes a directory, lends it to `body` and removes it with everything in it, however `body` ends.
    ///
    /// The path is short (a Unix socket's address holds 107 bytes) and has no symbolic link in it.
    public static func with<Result>(_ body: (TemporaryDirectory) async throws -> Result) async throws -> Result {
        var template = Array("/tmp/impasto-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Errno(rawValue: errno) }
        let path = FilePath(platformString: template)
        defer { try? FileManager.default.removeItem(atPath: path.string) }
        return try await body(TemporaryDirectory(path: path))
    }

    /// The path of an entry of that name.
    public func appending(_ name: String) -> FilePath {
        path.appending(name)
    }
}
