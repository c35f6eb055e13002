import Glibc

/// The variables of the environment.
enum Variable {
    /// A variable's value; nil where it is not set or empty.
    static func value(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
