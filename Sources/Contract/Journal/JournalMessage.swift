/// A kind of journal entry, with the id that its explanation has in the catalog (`journalctl --catalog`).
///
/// The raw values are 128-bit ids as of sd-id128(3); once in a release, one never gets another meaning.
public enum JournalMessage: String, CaseIterable, Sendable {
    /// A picture was taken into the queue.
    case jobQueued = "036b4318f7df43ee9ab0cea67d1416a6"

    /// A worker was started for a job.
    case jobStarted = "d93e236ec4784492a14b87e70f563f2e"

    /// The daemon had died over a job, which waits again.
    case jobRecovered = "5a4cd37f6f1842c6ba05d25c77290f21"

    /// A painting is in the outbox.
    case jobDone = "aca9dde32f0649afab4d5946c35a7784"

    /// A job ended without a painting.
    case jobFailed = "63c10119e539484fab1e7496e108c936"

    /// Somebody canceled a job.
    case jobCanceled = "8581bb92ec9340289a8fde985b112859"

    /// A folder works in part or not at all.
    case folderTroubled = "74b422eaf6a64413ae424e8cd5329260"

    /// The kernel dropped events of the inboxes, or told of none any more.
    case eventsLost = "ad7d41710425471c97bbef220583c739"

    /// A configuration was refused, and the one before stays in force.
    case configurationRefused = "13b835fca6f64e06afcdae0fc9a7e1d9"

    /// The configuration and all recipes were read again.
    case reloaded = "4dc8530659cc4f98bebd355b3477193a"
}
