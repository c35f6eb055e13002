/// What an entry of the journal says beside its text, so that it can be asked for: `journalctl IMPASTO_JOB_ID=42`.
///
/// The names follow systemd.journal-fields(7).
public enum JournalField: String, CaseIterable, Sendable {
    /// Which kind of entry it is: the id of a ``JournalMessage``.
    case message = "MESSAGE_ID"

    /// The job's number.
    case job = "IMPASTO_JOB_ID"

    /// What tells the job from those of other machines and queues.
    case uuid = "IMPASTO_JOB_UUID"

    /// The folder's name.
    case folder = "IMPASTO_FOLDER"

    /// The picture's file name as ``EscapedName`` text.
    case file = "IMPASTO_FILE"

    /// The name of the error that a job ended with, without the bus prefix.
    case error = "IMPASTO_ERROR"

    /// How many evaluations the last attempt of a job that has ended had done.
    case iteration = "IMPASTO_ITERATION"

    /// Its loss by then.
    case loss = "IMPASTO_LOSS"
}
