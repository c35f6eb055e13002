import SystemPackage

/// The names that a run of events touched in one folder, each once: a writer makes one event for every write, and one
/// look at the file answers them all.
struct Touches {
    /// Names that were deleted or moved away, and may be there again.
    private(set) var departed: Set<FilePath.Component> = []

    /// All names, in the order of their first event.
    private(set) var names: [FilePath.Component] = []

    private var seen: Set<FilePath.Component> = []

    mutating func add(_ name: FilePath.Component, departed isDeparted: Bool) {
        if isDeparted { departed.insert(name) }
        if seen.insert(name).inserted { names.append(name) }
    }
}
