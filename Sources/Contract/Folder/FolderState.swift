/// How a watched folder is.
public enum FolderState: String, BusWord, Codable, Sendable {
    /// Pictures that are dropped into it are painted.
    case active

    /// The inbox is not there.
    case missing

    /// The folder works in part: its recipe is broken and the last good one is used, or its inbox cannot be watched.
    case degraded

    /// Nothing can be painted from it for now, for the reason given with it.
    case blocked

    /// Somebody wants none of its pictures painted for now.
    case paused
}
