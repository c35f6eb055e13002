/// Why a job got no painting this time, and what that means for it.
public struct JobFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// What a failure means for the job.
    public enum Consequence: Sendable {
        /// The job fails: the same picture and recipe would fail again.
        case fails

        /// The job is canceled: its source is gone or became another picture.
        case cancels

        /// The worker broke down; the job is tried again as often as ``Job/mostCrashes`` allows.
        case breaksDown

        /// Something killed the worker, as a rule the kernel for lack of memory; the job is tried again after a while, and a
        /// longer one each time, as often as ``Job/mostCrashes`` allows.
        case isKilled

        /// The job is tried again after a while, and after a longer one each time: the trouble may pass by itself.
        case waits

        /// There is no room: the job and all of its folder wait until there is.
        case blocks
    }

    /// The kind of failure in one CamelCase word, as it is shown on the bus.
    public let code: String

    /// What happened, to which file, and what to do; for people.
    public let message: String

    /// What it means for the job.
    public let consequence: Consequence

    /// Describes a failure.
    public init(code: String, message: String, consequence: Consequence = .fails) {
        self.code = code
        self.message = message
        self.consequence = consequence
    }

    /// The code and the message.
    public var description: String { "\(code): \(message)" }
}
