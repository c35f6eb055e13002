import SystemPackage

/// Gives every picture to one folder only: no inbox may be that of another folder, or lie inside it.
struct InboxCheck {
    let folders: [FolderConfiguration]

    /// Checks the inbox of one folder against those of the others.
    ///
    /// - Throws: `ConfigurationError` when it is another's, or lies in it.
    func run(_ folder: FolderConfiguration) throws(ConfigurationError) {
        let ancestry = Ancestry(folder.inbox)
        for other in folders where other.name != folder.name && ancestry.includes(other.inbox) {
            throw ConfigurationError(
                """
                the inbox \(folder.inbox.shown) is the inbox \(other.inbox.shown) of folder \(other.name), or lies in it; \
                choose a directory of its own
                """
            )
        }
    }
}
