extension JobInterface {
    /// The job's number.
    public static let id = Property<UInt64>(
        name,
        "Id",
        .constant,
        summary: "The job's number, which is never given again."
    )

    /// What tells the job from any other one.
    public static let uuid = Property<String>(
        name,
        "Uuid",
        .constant,
        summary: """
            What tells the job from any other one, also from those of other machines and of queues that were begun anew: a \
            random UUID that it keeps as long as the queue knows it.
            """
    )

    /// The name of the folder that the picture came in.
    public static let folder = Property<String>(
        name,
        "Folder",
        .constant,
        summary: "The name of the folder that the picture came in."
    )

    /// The picture's file name as ``EscapedName`` text.
    public static let pictureName = Property<String>(
        name,
        "Name",
        .constant,
        isExplicit: true,
        summary: "The picture's file name, with bytes that are no text escaped as \\xNN and backslashes doubled."
    )

    /// The picture's path in the inbox.
    public static let sourcePath = Property<[UInt8]>(
        name,
        "SourcePath",
        .constant,
        isExplicit: true,
        summary: "The path at which the picture was dropped."
    )

    /// Where the painted picture is, once it is published.
    public static let outputPath = Property<[UInt8]>(
        name,
        "OutputPath",
        .invalidates,
        isExplicit: true,
        summary: "The path of the painting, once it is published."
    )

    /// The directory with the pictures of the way there, once it is there.
    public static let snapshotsPath = Property<[UInt8]>(
        name,
        "SnapshotsPath",
        .invalidates,
        isExplicit: true,
        summary: "The directory with the snapshots and what else shows the run, once it is published."
    )

    /// The number of the job that painted the same picture by the same recipe before, where that stands for this one; 0.
    public static let duplicateOf = Property<UInt64>(
        name,
        "DuplicateOf",
        .emits,
        summary: "The number of an earlier job whose painting stands for this one's; 0 where there is none."
    )

    /// The number of the user whose job it is.
    public static let ownerUID = Property<UInt32>(
        name,
        "OwnerUid",
        .constant,
        summary: """
            The number of the user whose job it is: of the caller of SubmitFile, or of the owner of the file that was \
            dropped. 4294967295 where nobody knows.
            """
    )

    /// The file names of the style pictures.
    public static let style = Property<String>(
        name,
        "Style",
        .constant,
        isExplicit: true,
        summary: "The file names of the style pictures, separated by commas."
    )

    /// What tells the recipe from any other.
    public static let configDigest = Property<String>(
        name,
        "ConfigDigest",
        .constant,
        summary: """
            The SHA-256 of the recipe as it was frozen when the job was queued, in hexadecimal; the folder's ConfigDigest \
            is the same as long as its recipe is.
            """
    )

    /// What tells the picture's content from any other.
    public static let contentHash = Property<String>(
        name,
        "ContentHash",
        .invalidates,
        isExplicit: true,
        summary: "The SHA-256 of the picture's file, in hexadecimal; empty until a worker was started for it."
    )

    /// The pictures of the way there.
    public static let snapshots = Property<[SnapshotSummary]>(
        name,
        "Snapshots",
        .invalidates,
        isExplicit: true,
        summary: "The snapshots so far: after how many evaluations each was taken, and its path."
    )
}
