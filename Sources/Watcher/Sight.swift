/// What one look at a name in a folder showed.
package enum Sight: Sendable, Equatable {
    /// Nothing has that name, or a folder has it: folders in an inbox are left alone.
    case gone

    /// The file system did not say; look again.
    case unclear

    /// An entry, seen from outside.
    case glimpse(FileState)

    /// An entry, and what trying to open it found.
    case finding(FileState, Finding)

    /// What trying to open an entry found.
    package enum Finding: Sendable {
        /// It can be read, and nobody is known to have it open for writing.
        case free

        /// A writer has it open, or it could not be opened just now.
        case held

        /// This process may not read it.
        case denied

        /// It was not even tried, since it is no regular file.
        case notRegular
    }
}
