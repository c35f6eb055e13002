import SystemPackage

/// Keeps results from being taken for pictures: no outbox may be an inbox, or lie inside one.
struct OutboxCheck {
    let folders: [FolderConfiguration]

    /// Checks one outbox.
    ///
    /// - Throws: `ConfigurationError` when it lies in an inbox.
    func run(_ outbox: FilePath) throws(ConfigurationError) {
        let ancestry = Ancestry(outbox)
        for folder in folders where ancestry.includes(folder.inbox) {
            throw ConfigurationError(
                """
                the outbox \(outbox.shown) lies in the inbox \(folder.inbox.shown), so that results would be painted \
                again; choose an outbox outside
                """
            )
        }
    }
}
