/// The interface of one watched folder's object, `/org/impasto/Impasto1/folder/<name>` (``BusNames/folder(_:)``).
public enum FolderInterface {
    /// The interface's name.
    public static let name = "org.impasto.Impasto1.Folder"

    /// The whole interface.
    public static let description = InterfaceDescription(
        name,
        summary: """
            One watched folder. Its object's path ends in its name, as sd_bus_path_encode(3) makes an element of it. \
            Properties that may name a picture are read one by one only.
            """,
        [
            pause, resume, rescan, listReceiving,
            id, inbox, outbox, state, stateReason, watchMethod, pending,
            configDigest, configError, styleName, lastScan,
        ]
    )

    /// What a client asks for that wants to know everything of a folder.
    public static let details: [any InterfaceMember] = [stateReason, configError, styleName]

    /// Starts none of the folder's jobs until ``resume``.
    public static let pause = Method<[String: BusVariant], Nothing>(
        name,
        "Pause",
        in: ["options"],
        summary: """
            Starts none of the folder's jobs until Resume, also over a restart. Its pictures are queued as before, and \
            jobs that run come to their ends. No option is known yet.
            """
    )

    /// Starts jobs of the folder again.
    public static let resume = Method<[String: BusVariant], Nothing>(
        name,
        "Resume",
        in: ["options"],
        summary: "Starts jobs of the folder again. No option is known yet."
    )

    /// Looks through the inbox at once; tells how many files it found that were not known yet.
    public static let rescan = Method<[String: BusVariant], UInt32>(
        name,
        "Rescan",
        in: ["options"],
        out: ["found"],
        summary: """
            Looks through the inbox at once, and tells how many files it found that were not known yet. No option is \
            known yet.
            """
    )

    /// Lists what has been dropped and is no job yet.
    public static let listReceiving = Method<Nothing, [ReceivedFile]>(
        name,
        "ListReceiving",
        out: ["files"],
        summary: """
            Lists the files in the inbox that are no jobs yet: name, why that is so (\(ReceivedFile.Reason.words)), and since \
            when, in microseconds since 1970. The last of these reasons is that of a picture that waits for a style.toml.
            """
    )

    /// The folder's name.
    public static let id = Property<String>(name, "Id", .constant, summary: "The folder's name.")

    /// The path of the inbox.
    public static let inbox = Property<[UInt8]>(
        name,
        "Inbox",
        .constant,
        summary: "The path of the directory into which pictures are dropped."
    )

    /// The path of the outbox.
    public static let outbox = Property<[UInt8]>(
        name,
        "Outbox",
        .emits,
        summary: "The path of the directory in which paintings appear."
    )

    /// How the folder is.
    public static let state = Property<FolderState>(
        name,
        "State",
        .emits,
        summary: """
            How the folder is: active, paused, degraded (it works in part), blocked (nothing can be painted for now) or \
            missing (its inbox is not there).
            """
    )

    /// Why the folder is not active, for people.
    public static let stateReason = Property<String>(
        name,
        "StateReason",
        .invalidates,
        isExplicit: true,
        summary: "Why the folder is not active, for people; empty when it is."
    )

    /// What tells of changes in the inbox.
    public static let watchMethod = Property<String>(
        name,
        "WatchMethod",
        .emits,
        summary: "How the inbox is watched: inotify, poll or inotify+poll; empty while it is not."
    )

    /// Files in the inbox that are still being written.
    public static let pending = Property<UInt32>(
        name,
        "NPending",
        .emits,
        summary: "How many files in the inbox are still being written."
    )

    /// What tells the recipe in force from any other.
    public static let configDigest = Property<String>(
        name,
        "ConfigDigest",
        .emits,
        summary: "The SHA-256 of the recipe in force as it is frozen into jobs, in hexadecimal; empty without one."
    )

    /// What is wrong with the folder's `style.toml`.
    public static let configError = Property<String>(
        name,
        "ConfigError",
        .invalidates,
        isExplicit: true,
        summary: "What is wrong with the folder's style.toml, one problem a line; empty where nothing is."
    )

    /// The file names of the style pictures.
    public static let styleName = Property<String>(
        name,
        "StyleName",
        .invalidates,
        isExplicit: true,
        summary: "The file names of the style pictures in force, separated by commas."
    )

    /// When the inbox was last read through.
    public static let lastScan = Property<UInt64>(
        name,
        "LastScanUSec",
        .silent,
        summary: "When the inbox was last read through, in microseconds since 1970; 0 while it was not."
    )
}
