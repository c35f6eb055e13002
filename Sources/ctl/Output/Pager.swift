import Glibc
import SystemPackage

/// What long texts are read in at a terminal, chosen as systemd's programs choose it (systemctl(1), "Environment").
struct Pager {
    private let command: String

    /// The pager of this terminal; nil where standard output is none, or none is wanted.
    static var current: Pager? {
        guard isatty(STDOUT_FILENO) == 1, Variable.value("TERM").map({ $0 != "dumb" }) ?? false else { return nil }
        guard let variable = getenv("SYSTEMD_PAGER") ?? getenv("PAGER") else { return Pager(command: usual) }
        let wish = String(cString: variable)
        return wish.isEmpty || wish == "cat" ? nil : Pager(command: wish)
    }

    /// The first one that the machine has.
    private static let usual =
        "for pager in pager less more cat; do command -v $pager > /dev/null && exec $pager; done"

    /// Shows a text, and returns when it has been read.
    func show(_ text: String) throws {
        // Quits at once where all fits the screen, and by ^C; colours are passed on; long lines are cut.
        setenv("LESS", Variable.value("SYSTEMD_LESS") ?? "FRSXMK", 1)
        setenv("LESSCHARSET", Variable.value("SYSTEMD_LESSCHARSET") ?? "utf-8", 1)
        // A list is no place to start programs from: it may be root's.
        setenv("LESSSECURE", "1", 1)
        guard let pipe = popen(command, "we") else {
            try FileDescriptor.standardOutput.writeAll(text.utf8)
            return
        }
        // Whoever has read enough leaves before the end.
        signal(SIGPIPE, SIG_IGN)
        _ = try? FileDescriptor(rawValue: fileno(pipe)).writeAll(text.utf8)
        pclose(pipe)
    }
}
