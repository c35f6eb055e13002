extension ManagerInterface {
    /// The settings in force.
    public static let getSettings = Method<Nothing, [String: BusVariant]>(
        name,
        "GetSettings",
        out: ["settings"],
        summary: """
            Tells the settings in force by their keys, which are those of impastod.toml(5); those of the worker begin \
            with "worker.". A setting that has no value is not among them.
            """
    )

    /// Changes settings.
    public static let setSettings = Method<SettingsChange, Nothing>(
        name,
        "SetSettings",
        in: ["settings", "options"],
        summary: """
            Changes settings, all of them or, where the result would not be in order, none. They are in force at once, are \
            kept over restarts, and win over impastod.toml(5). No option is known yet.
            """
    )

    /// Takes settings back.
    public static let resetSettings = Method<SettingsReset, Nothing>(
        name,
        "ResetSettings",
        in: ["keys", "options"],
        summary: "Takes settings back to what impastod.toml(5) or the program says. No option is known yet."
    )

    /// The settings of a folder that are in force.
    public static let getFolderSettings = Method<String, [String: BusVariant]>(
        name,
        "GetFolderSettings",
        in: ["folder"],
        out: ["settings"],
        summary: "Tells the settings of a folder that are in force, by the keys of a [[folder]] in impastod.toml(5)."
    )

    /// Watches one more folder.
    public static let addFolder = Method<FolderAddition, ObjectPath>(
        name,
        "AddFolder",
        in: ["folder", "settings", "options"],
        out: ["object"],
        summary: """
            Watches one more folder from now on and over restarts. The settings have the keys of a [[folder]] in \
            impastod.toml(5), inbox among them. No option is known yet.
            """
    )

    /// Changes settings of a folder.
    public static let editFolder = Method<FolderEdit, Nothing>(
        name,
        "EditFolder",
        in: ["folder", "settings", "reset", "options"],
        summary: """
            Changes settings of a folder, and takes others back to what impastod.toml(5) or the program says. No option \
            is known yet.
            """
    )

    /// Watches a folder no more.
    public static let removeFolder = Method<FolderRemoval, Nothing>(
        name,
        "RemoveFolder",
        in: ["folder", "options"],
        summary: """
            Watches a folder no more that was added over the bus; one of impastod.toml(5) is removed there. Nothing in \
            it is touched, and its jobs wait until it is there again. No option is known yet.
            """
    )

    /// What this extension adds to the interface.
    static let settingsMembers: [any InterfaceMember] = [
        getSettings, setSettings, resetSettings, getFolderSettings, addFolder, editFolder, removeFolder,
    ]
}
