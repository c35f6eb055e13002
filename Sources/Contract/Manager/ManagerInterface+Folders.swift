extension ManagerInterface {
    /// Lists the watched folders in the order of their names.
    public static let listFolders = Method<Nothing, [FolderSummary]>(
        name,
        "ListFolders",
        out: ["folders"],
        summary: """
            Lists the watched folders in the order of their names: name, inbox, outbox, state, why it is so, and how \
            many files are still being written.
            """
    )

    /// Tells a folder's object.
    public static let getFolder = Method<String, ObjectPath>(
        name,
        "GetFolder",
        in: ["folder"],
        out: ["object"],
        summary: "Tells the object of a folder."
    )

    /// Tells what would be wrong with a recipe if it were a folder's.
    public static let validateConfig = Method<RecipeCheck, [ConfigProblem]>(
        name,
        "ValidateConfig",
        in: ["folder", "config_fd"],
        out: ["problems"],
        summary: """
            Tells what would be wrong with a recipe if it stood in the folder's inbox as style.toml; it is read from a \
            regular file that the caller has open. Each problem has a level, error or warning, a line, 0 where it is none \
            in particular, and a text.
            """
    )

    /// Looks through a folder's inbox at once; tells how many pictures it found that were not known yet.
    public static let rescanFolder = Method<WithOptions<String>, UInt32>(
        name,
        "RescanFolder",
        in: ["folder", "options"],
        out: ["found"],
        summary: """
            Looks through a folder's inbox at once, and tells how many files it found that were not known yet; they are \
            queued when they have settled. No option is known yet.
            """
    )

    /// Answers when everything that was dropped into a folder before the call is queued or put aside.
    ///
    /// A file that is still being written, or one for which there is no recipe, is not waited for. sd-bus itself waits
    /// for 25 s only, so that whoever has more time calls again.
    public static let syncFolder = Method<WithOptions<FolderSync>, Nothing>(
        name,
        "SyncFolder",
        in: ["folder", "timeout_usec", "options"],
        summary: """
            Returns when everything that was dropped into a folder before the call is queued or put aside. A file that \
            is still being written, or for which there is no recipe, is not waited for. Where the time is over before, \
            the error SyncTimeout says so; most bus libraries themselves wait for 25 seconds only. \
            No option is known yet.
            """
    )

    /// A folder is in another state than before, or for another reason.
    public static let folderStateChanged = Signal<FolderStateChange>(
        name,
        "FolderStateChanged",
        ["folder", "state", "reason"],
        summary: """
            A folder is in another state than before, or for another reason. The reason is a word, \(FolderTrouble.words), \
            or empty; StateReason of the folder's object has the details.
            """
    )
}
