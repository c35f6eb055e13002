internal import Glibc

/// The folders in which networks are looked for, each as NAME.safetensors, and the one into which they are imported.
///
/// In this order, the first one that has a name winning:
///
/// 1. `$IMPASTO_NETWORKS`, one folder, where it is set;
/// 2. the service's: `networks` in `$STATE_DIRECTORY`, where systemd or the daemon sets it;
/// 3. the user's: `impasto/networks` in `$XDG_STATE_HOME`, else `~/.local/state`;
/// 4. the machine's: `/var/lib/impasto/networks`;
/// 5. what came with the programs: `share/impasto/networks` beside their `bin` or `libexec`, and `Networks` in a folder
///    above them, which is where a build finds those that come with the sources.
///
/// A network is imported into the first of them where it is set, else by root, or whoever may write it, into the machine's,
/// else into the user's.
public struct NetworkFolders: Sendable, Equatable {
    /// Those into which networks are imported.
    public let stores: [String]

    /// Those that came with the programs, which are only read.
    public let shipped: [String]

    /// The one into which this process imports.
    public let store: String

    /// All, in the order in which they are searched.
    public var all: [String] { stores + shipped }

    /// Those of this process.
    public static var current: NetworkFolders {
        let program = realpath("/proc/self/exe", nil)
        defer { free(program) }
        return NetworkFolders(
            variable: { name in getenv(name).map { String(cString: $0) } },
            program: program.map { String(cString: $0) } ?? "",
            isRoot: geteuid() == 0,
            isWritable: { access($0, W_OK | X_OK) == 0 }
        )
    }

    /// The file of the network of that name; nil where no folder has it.
    public func file(of name: String) -> String? {
        all.lazy.map { "\($0)/\(name).safetensors" }.first { access($0, F_OK) == 0 }
    }

    /// Those of a process with these variables in its environment.
    ///
    /// - Parameters:
    ///   - variable: Gives the value of a variable.
    ///   - program: The path of its program, links resolved.
    ///   - isRoot: Whether it is root's.
    ///   - isWritable: Whether it may write into a folder.
    package init(
        variable: (String) -> String?,
        program: String,
        isRoot: Bool,
        isWritable: (String) -> Bool
    ) {
        func folder(_ name: String) -> String? {
            variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        let machine = "/var/lib/impasto/networks"
        let chosen = variable("IMPASTO_NETWORKS").flatMap { $0.isEmpty ? nil : $0 }
        // systemd separates several by colons.
        let service = folder("STATE_DIRECTORY")?.split(separator: ":").first.map { "\($0)/networks" }
        let home = folder("XDG_STATE_HOME") ?? folder("HOME").map { "\($0)/.local/state" }
        let user = home.map { "\($0)/impasto/networks" }
        var stores: [String] = []
        for case let place? in [chosen, service, user, machine] where !stores.contains(place) { stores.append(place) }
        self.stores = stores
        store = chosen ?? (isRoot || isWritable(machine) ? machine : user ?? machine)

        var shipped: [String] = []
        var above = program[...]
        while let slash = above.lastIndex(of: "/") {
            above = above[..<slash]
            shipped += ["\(above)/share/impasto/networks", "\(above)/Networks"]
        }
        self.shipped = shipped
    }
}
