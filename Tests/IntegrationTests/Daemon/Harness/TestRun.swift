import Foundation

/// What the tests are asked for by environment variables.
enum TestRun {
    /// Whether the long runs are wanted (`IMPASTO_LONG=1`), which take minutes or hours.
    static let isLong = ProcessInfo.processInfo.environment["IMPASTO_LONG"] == "1"
}
