import Contract
import Jobs
import Logging

extension Logger {
    /// Logs something that can be asked for in the journal.
    ///
    /// - Parameters:
    ///   - message: The kind that it is of, if it has one.
    ///   - level: How much it matters.
    ///   - text: What is told.
    ///   - fields: What it is about.
    func note(_ message: JournalMessage?, _ level: Level, _ text: String, _ fields: [JournalField: String] = [:]) {
        var metadata: Metadata = [:]
        if let message { metadata[JournalField.message.rawValue] = "\(message.rawValue)" }
        for (field, value) in fields where !value.isEmpty { metadata[field.rawValue] = "\(value)" }
        log(level: level, "\(text)", metadata: metadata)
    }

    /// Logs something about a job that can be asked for in the journal.
    func note(
        _ message: JournalMessage?,
        _ level: Level,
        _ text: String,
        about job: Job,
        _ more: [JournalField: String] = [:]
    ) {
        let fields: [JournalField: String] = [
            .job: "\(job.id)",
            .uuid: job.busUUID,
            .folder: job.folder,
            .file: EscapedName.text(of: job.name),
            .error: job.errorCode ?? "",
        ]
        note(message, level, "job \(job.id): \(text)", fields.merging(more) { $1 })
    }
}
