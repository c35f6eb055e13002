import SystemPackage

/// What the unit's sandbox lets the daemon see and change of the file system (systemd.exec(5), "Sandboxing").
struct Sandbox {
    /// How the daemon finds a place.
    enum View {
        /// It may read and write there.
        case writable
        /// It may only read there.
        case readOnly
        /// There is nothing for it.
        case hidden
    }

    private let rules: [(path: FilePath, view: View)]
    private let binds: [(path: FilePath, view: View)]

    init(_ unit: Unit) {
        func rule(_ view: View, isBind: Bool = false) -> (String) -> (path: FilePath, view: View) {
            { word in
                // "-" in front lets the path be missing; what stands behind a colon is where a bind is seen, or options.
                let path = word.drop { "-+".contains($0) }
                let parts = path.split(separator: ":")
                return (FilePath(String((isBind ? parts.dropFirst().first : nil) ?? parts.first ?? path)), view)
            }
        }
        var rules: [(path: FilePath, view: View)] = []
        switch unit["ProtectSystem"] {
        case "strict": rules.append(("/", .readOnly))
        case "full": rules += ["/usr", "/boot", "/efi", "/etc"].map { (FilePath($0), .readOnly) }
        case "yes": rules += ["/usr", "/boot", "/efi"].map { (FilePath($0), .readOnly) }
        default: break
        }
        let homes: [FilePath] = ["/home", "/root", "/run/user"]
        switch unit["ProtectHome"] {
        case "yes", "tmpfs": rules += homes.map { ($0, .hidden) }
        case "read-only": rules += homes.map { ($0, .readOnly) }
        default: break
        }
        if unit.isSet("PrivateTmp") { rules += [("/tmp", .hidden), ("/var/tmp", .hidden)] }
        rules += unit.words("TemporaryFileSystem").map(rule(.hidden))
        rules += unit.words("InaccessiblePaths").map(rule(.hidden))
        rules += unit.words("ReadOnlyPaths").map(rule(.readOnly))
        rules += unit.words("ReadWritePaths").map(rule(.writable))
        rules += unit.words("StateDirectory").map { (FilePath("/var/lib").pushing(FilePath($0)), .writable) }
        self.rules = rules
        binds =
            unit.words("BindPaths").map(rule(.writable, isBind: true))
            + unit.words("BindReadOnlyPaths").map(rule(.readOnly, isBind: true))
    }

    /// How the daemon finds a path.
    func view(of path: FilePath) -> View {
        let covering = rules.filter { path.starts(with: $0.path) }
        let bind = binds.filter { path.starts(with: $0.path) }.max {
            $0.path.components.count < $1.path.components.count
        }
        // What is mounted over a place hides all that is below, whatever may be written there; only a bind brings it back.
        let veil = covering.filter { $0.view == .hidden }.map(\.path.components.count).max()
        if let bind, bind.path.components.count >= veil ?? 0 { return bind.view }
        if veil != nil { return .hidden }
        return covering.max { $0.path.components.count < $1.path.components.count }?.view ?? .writable
    }
}
