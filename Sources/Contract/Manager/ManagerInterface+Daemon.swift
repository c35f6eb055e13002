extension ManagerInterface {
    /// Reads the configuration and all recipes again; tells for each folder, by name, `status` and `error`.
    ///
    /// `status` is `ok` or `kept-last-good`; `error` says what is wrong with the new one in the second case.
    public static let reload = Method<[String: BusVariant], [String: [String: BusVariant]]>(
        name,
        "Reload",
        in: ["options"],
        out: ["report"],
        summary: """
            Reads the configuration and all recipes again. The report tells for each folder its status (s), ok or \
            kept-last-good, and what is wrong with the new recipe in the second case, error (s). A configuration that \
            is wrong changes nothing, and is an error. No option is known yet.
            """
    )

    /// The daemon's version.
    public static let version = Property<String>(name, "Version", .constant, summary: "The daemon's version.")

    /// What the daemon can do, in the words of ``ServiceFeature``.
    public static let features = Property<[String]>(
        name,
        "Features",
        .constant,
        summary: "What this daemon can do, in words by which clients find out without comparing versions."
    )

    /// Has ``JobInterface/progressUpdate`` and ``JobInterface/logMessage`` sent, until the caller unsubscribes or leaves the bus.
    public static let subscribe = Method<[String: BusVariant], Nothing>(
        name,
        "Subscribe",
        in: ["options"],
        summary: """
            Has ProgressUpdate and LogMessage of the jobs sent until the caller calls Unsubscribe or leaves the bus. To \
            subscribe twice is no more than to subscribe once. No option is known yet.
            """
    )

    /// The caller wants none of that any more.
    public static let unsubscribe = Method<[String: BusVariant], Nothing>(
        name,
        "Unsubscribe",
        in: ["options"],
        summary: "Ends what Subscribe began. No option is known yet."
    )
}
