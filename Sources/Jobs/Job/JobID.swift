/// The number of a job: given once, in rising order, and never again, not even after the job is forgotten.
public struct JobID: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The number, from 1.
    public let rawValue: Int64

    /// Names a job by its number.
    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// The number in decimal digits.
    public var description: String { String(rawValue) }

    /// Whether `left` was given before `right`.
    public static func < (left: JobID, right: JobID) -> Bool {
        left.rawValue < right.rawValue
    }
}
