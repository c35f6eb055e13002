/// Why a folder is not active, in a word that everybody may hear; the reason in words may name files.
public enum FolderTrouble: String, BusWord, Codable, Sendable {
    /// Nothing is wrong (an empty text on the bus).
    case none = ""

    /// The inbox is not there, or cannot be read.
    case unavailable

    /// Another daemon of this machine works on the inbox.
    case claimed

    /// The inbox is looked through for the first time.
    case unread

    /// There is no recipe.
    case recipeMissing = "recipe-missing"

    /// The recipe is broken, and there is none that was good before.
    case recipeBroken = "recipe-broken"

    /// The recipe is broken, and the last good one is used.
    case recipeOutdated = "recipe-outdated"

    /// Pictures cannot be moved out of the inbox.
    case readOnly = "read-only"

    /// A file in the inbox may not be read.
    case unreadable

    /// The inbox is polled since inotify cannot be had.
    case polled

    /// There is no room for paintings.
    case noSpace = "no-space"

    /// Somebody paused the folder.
    case paused

    /// All words but the empty one, for people.
    static var words: String {
        allCases.map(\.rawValue).filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
