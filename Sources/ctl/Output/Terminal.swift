import Glibc

/// The terminal that standard output or standard error is.
enum Terminal {
    /// How many letters a line of it has; 80 where it does not say.
    static var columns: Int {
        var size = winsize()
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] where ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 {
            if size.ws_col > 0 { return Int(size.ws_col) }
        }
        return 80
    }

    /// Whether standard output is one.
    static var isOutput: Bool {
        isatty(STDOUT_FILENO) == 1
    }

    /// As much of a text as fits a line and leaves the cursor on it.
    static func cut(_ text: String) -> String {
        String(text.prefix(columns - 1))
    }
}
