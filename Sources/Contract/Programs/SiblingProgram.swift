internal import Glibc

/// Another program of this house, which takes the place of this one.
///
/// It is looked for beside this program, as in a build, and in `bin` and `libexec/impasto` of the installation that this
/// one belongs to.
public struct SiblingProgram: Sendable {
    /// Shows and steers the daemon.
    public static let control = SiblingProgram(name: "impastoctl")

    /// Watches folders and keeps the queue.
    public static let daemon = SiblingProgram(name: "impastod")

    /// Manages networks.
    public static let network = SiblingProgram(name: "impasto-network")

    /// Paints.
    public static let render = SiblingProgram(name: "impasto-render")

    /// The program's name.
    public let name: String

    /// Becomes the program (execv(3)); returns only where that fails.
    ///
    /// - Parameters:
    ///   - caller: What was typed to get here, which it finds as its own name: `impastoctl network`.
    ///   - arguments: What was typed behind that.
    /// - Returns: Why it cannot be run, for people.
    public func replaceThisProgram(calledAs caller: String, _ arguments: [String]) -> String {
        guard let place = path else {
            return "there is no program \(name) to do that; looked for \(places.joined(separator: ", "))"
        }
        var words = ([caller] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        execv(place, &words)
        return "\(place) cannot be run: \(String(cString: strerror(errno)))"
    }

    /// Where it is; nil where it is not installed.
    public var path: String? {
        places.first { access($0, X_OK) == 0 }
    }

    private var places: [String] {
        let program = realpath("/proc/self/exe", nil)
        defer { free(program) }
        return candidates(beside: program.map { String(cString: $0) } ?? "")
    }

    /// Where it may be, seen from a program at that path, which stands in PREFIX/bin or in PREFIX/libexec/impasto.
    package func candidates(beside program: String) -> [String] {
        func above(_ path: String) -> String {
            path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        }
        let folder = above(program)
        let prefix = above(folder.hasSuffix("/libexec/impasto") ? above(folder) : folder)
        return ["\(folder)/\(name)", "\(prefix)/bin/\(name)", "\(prefix)/libexec/impasto/\(name)"]
    }
}
