/// A line that a worker has said, for people.
public struct WorkerRemark: Sendable, Equatable {
    /// The line, without its end.
    public let text: String

    /// Whether it was said to standard error: a complaint, or a program that the worker did not expect to speak.
    public let isComplaint: Bool

    /// Takes a line.
    public init(_ text: String, isComplaint: Bool) {
        self.text = text
        self.isComplaint = isComplaint
    }
}
