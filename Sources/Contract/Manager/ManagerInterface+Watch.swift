extension ManagerInterface {
    /// Tells the last events of inotify, for those who look into what happened.
    public static let getRecentEvents = Method<UInt32, [WatchEvent]>(
        name,
        "GetRecentEvents",
        in: ["max"],
        out: ["events"],
        summary: """
            Tells the last events of inotify(7), at most 1024, the oldest first: when each was read in microseconds since \
            1970, the folder, the mask, and the file name.
            """
    )

    /// Does what is done when the kernel has dropped events, for those who want to see that.
    public static let pretendOverflow = Method<[String: BusVariant], Nothing>(
        name,
        "PretendOverflow",
        in: ["options"],
        summary: """
            Does what is done when the kernel has dropped events: reads all folders through, counts it in Overflows, and \
            sends Overflow. It is for tests of clients and of installations. No option is known yet.
            """
    )

    /// How often the kernel has dropped events.
    public static let overflows = Property<UInt64>(
        name,
        "Overflows",
        .silent,
        summary: "How often the kernel has dropped events since the daemon was started; each time all folders are read."
    )

    /// How often a folder has been read through.
    public static let rescans = Property<UInt64>(
        name,
        "Rescans",
        .silent,
        summary: "How often a folder has been read through since the daemon was started."
    )

    /// When a folder was last read through.
    public static let lastRescan = Property<UInt64>(
        name,
        "LastRescanUSec",
        .silent,
        summary: "When a folder was last read through, in microseconds since 1970; 0 while none was."
    )

    /// How the folders are watched.
    public static let watchMode = Property<String>(
        name,
        "WatchMode",
        .emits,
        summary: """
            How the folders are watched: inotify, poll, inotify+poll where there is both, or empty where none is watched.
            """
    )

    /// How many folders are watched by inotify.
    public static let inotifyWatches = Property<UInt32>(
        name,
        "InotifyWatches",
        .emits,
        summary: "How many folders are watched by inotify."
    )

    /// The kernel has dropped events.
    public static let overflow = Signal<UInt64>(
        name,
        "Overflow",
        ["count"],
        summary:
            "The kernel has dropped events, so often since the daemon was started; all folders have been read since."
    )
}
