import Foundation

/// Files of tests, which are gone when the test is over.
enum ScratchFile {
    /// Lends a path at which there is nothing.
    static func with<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let path = place()
        defer { unlink(path) }
        return try await body(path)
    }

    /// Lends the path of a file with these bytes.
    static func with<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
        let path = place()
        defer { unlink(path) }
        try Data(bytes).write(to: URL(filePath: path))
        return try body(path)
    }

    /// In memory: tens of thousands of files take a disk minutes.
    private static func place() -> String {
        "/dev/shm/impasto-\(UUID().uuidString)"
    }
}
