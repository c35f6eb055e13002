/// How `impasto-render` ended, as its exit status.
///
/// The numbers are those of `sysexits.h`, so that a shell script and the journal read them as well as the daemon does.
public enum WorkerExit: Int32, Sendable, CaseIterable {
    /// The picture is painted and written.
    case painted = 0

    /// The command line makes no sense (`EX_USAGE`).
    case usage = 64

    /// The content picture or a style picture cannot be read as a picture (`EX_DATAERR`).
    case unreadablePicture = 65

    /// A picture is not there or may not be opened (`EX_NOINPUT`).
    case fileMissing = 66

    /// The network file is missing, truncated or of the wrong shape (`EX_UNAVAILABLE`).
    case networkUnusable = 69

    /// Something that should never happen did (`EX_SOFTWARE`).
    case internalError = 70

    /// The picture at its size takes more memory than is allowed or than there is (`EX_OSERR`).
    case outOfMemory = 71

    /// A picture or the recipe cannot be read, by an error that may go away: I/O, a stale handle (`EX_OSFILE`).
    case inputTroubled = 72

    /// The result or a snapshot cannot be written (`EX_CANTCREAT`).
    case outputUnwritable = 73

    /// The result or a snapshot cannot be written, since the disk is full or a quota is used up (`EX_IOERR`).
    case noSpace = 74

    /// SIGTERM stopped the work between two evaluations; the same work may be done again (`EX_TEMPFAIL`).
    case stopped = 75

    /// The result or a snapshot cannot be written, by an error that may go away: I/O, a stale handle (`EX_PROTOCOL`).
    case outputTroubled = 76

    /// The recipe is wrong: an unknown key, a value out of range; or the environment is (`EX_CONFIG`).
    case badRecipe = 78

    /// Whether the same job may end better when it is run once more, unchanged.
    public var isTemporary: Bool {
        switch self {
        case .stopped, .noSpace, .inputTroubled, .outputTroubled: true
        default: false
        }
    }
}
