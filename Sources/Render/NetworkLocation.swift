import Contract
import FoundationEssentials
import Glibc
import Recipe

/// Finds a network's file.
///
/// A name stands for NAME.safetensors in the first of these folders that has it: `$IMPASTO_NETWORKS`; `share/impasto/networks`
/// beside the program's own `bin` or `libexec`; `Networks` in a folder above the program, which is where a build finds the
/// one that comes with the sources.
enum NetworkLocation {
    /// The network that paints when nothing else is said.
    static let defaultName = "impasto-prototype"

    /// - Throws: `RenderFailure` that says where was looked.
    static func path(for recipe: Recipe) throws(RenderFailure) -> String {
        if let file = recipe.networkFile { return file }
        let name = recipe.network ?? defaultName
        let places = folders().lazy.map { "\($0)/\(name).safetensors" }
        guard let found = places.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            throw RenderFailure(
                .networkUnusable,
                """
                there is no network “\(name)” in $IMPASTO_NETWORKS, in share/impasto/networks beside the program's own \
                folder, or in a folder Networks above it. Give a file with --network, or set IMPASTO_NETWORKS to the folder \
                that has it
                """
            )
        }
        return found
    }

    private static func folders() -> [String] {
        var folders: [String] = []
        if let set = getenv("IMPASTO_NETWORKS") { folders.append(String(cString: set)) }
        var folder = executable()
        while let slash = folder.lastIndex(of: "/") {
            folder = String(folder[..<slash])
            folders.append("\(folder)/share/impasto/networks")
            folders.append("\(folder)/Networks")
        }
        return folders
    }

    /// The program's own path, links resolved.
    private static func executable() -> String {
        guard let path = realpath("/proc/self/exe", nil) else { return "" }
        defer { free(path) }
        return String(cString: path)
    }
}
