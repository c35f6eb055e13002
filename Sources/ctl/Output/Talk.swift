import Glibc
import SystemPackage

/// What is said to people, on standard error.
enum Talk {
    /// Says something on a line of its own.
    static func say(_ message: String) {
        write(message + "\n")
    }

    /// Writes over the last line of a terminal.
    static func overwrite(_ message: String) {
        write("\r\u{1b}[K" + message)
    }

    /// Whether standard error is a terminal, where things may move.
    static var isLive: Bool {
        isatty(STDERR_FILENO) == 1
    }

    private static func write(_ text: String) {
        // When nobody can be told, there is nobody to tell that either.
        _ = try? FileDescriptor.standardError.writeAll(text.utf8)
    }
}
