import Foundation
import SystemPackage

/// The clock on the wall of programs under test, which can be set while they run (`Tests/TestClock`).
struct TestClock: Sendable {
    /// The file that is shared with them.
    private let file: FilePath

    /// A clock that is right, and whose setting is in a file at that path.
    init(at path: FilePath) throws {
        file = path
        try path.write([UInt8](repeating: 0, count: MemoryLayout<Int64>.size))
    }

    /// What has a program go by the clock.
    var environment: [String: String] {
        ["LD_PRELOAD": Programs.path("libTestClock.so"), "IMPASTO_TEST_CLOCK": file.string]
    }

    /// Puts the clock forward, or back.
    func set(aheadBy seconds: Int64) throws {
        let descriptor = try FileDescriptor.open(file, .writeOnly, options: [.closeOnExec])
        _ = try descriptor.closeAfter { try withUnsafeBytes(of: seconds) { try descriptor.writeAll($0) } }
    }
}
