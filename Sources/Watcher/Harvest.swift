/// What a run of inotify events amounts to, sorted by what is to be done about it.
struct Harvest {
    /// The names that were touched, by watch.
    var touches: [Int32: Touches] = [:]

    /// The ids of folders that were deleted, unmounted or moved away.
    var lostFolders: Set<String> = []

    /// Whether the kernel dropped events.
    var hasOverflowed = false

    /// Whether there may be files that no event told of, so that every folder must be read through.
    var isIncomplete = false

    /// Whether there were no more events.
    var isLast = false
}
