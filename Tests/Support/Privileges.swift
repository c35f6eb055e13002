import Glibc

/// What the tests may do where they run as root.
public enum Privileges {
    /// What gives up root's right to read and write everything and then becomes the program behind it; nothing where that
    /// is not needed.
    ///
    /// Some containers give it in two ways.
    public static var withoutReadingEverything: [String] {
        let capabilities = "-dac_override,-dac_read_search"
        guard geteuid() == 0 else { return [] }
        return ["setpriv", "--inh-caps=\(capabilities)", "--bounding-set=\(capabilities)"]
    }
}
