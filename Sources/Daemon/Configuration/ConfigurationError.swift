/// Why the daemon's configuration cannot be used.
struct ConfigurationError: Error, CustomStringConvertible {
    /// What is wrong, where, and what is allowed; one problem a line.
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
