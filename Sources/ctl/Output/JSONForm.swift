import ArgumentParser
import Glibc

/// How JSON is laid out, if at all.
enum JSONForm: String, ExpressibleByArgument, CaseIterable {
    case pretty
    case short
    case off

    /// For people at a terminal, for programs elsewhere.
    static var automatic: JSONForm {
        isatty(STDOUT_FILENO) == 1 ? .pretty : .short
    }
}
