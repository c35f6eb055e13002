/// Which jobs a list shall have (`a{sv}`): `states` (`as`), `folder` (`s`), `history` (`b`), `since` (`t`).
public struct JobFilter: BusValue, Equatable {
    /// Only jobs in one of these states; empty for any.
    public var states: [JobState]

    /// Only jobs of the folder of that name; nil for any.
    public var folder: String?

    /// Whether jobs that were over long ago, of which only the record is left, are listed too.
    public var includesHistory: Bool

    /// Only jobs that ended then or later, in microseconds since 1970, and those that are not over; nil for any.
    public var since: UInt64?

    /// Creates a filter.
    public init(
        states: [JobState] = [],
        folder: String? = nil,
        includesHistory: Bool = false,
        since: UInt64? = nil
    ) {
        self.states = states
        self.folder = folder
        self.includesHistory = includesHistory
        self.since = since
    }

    /// `a{sv}`.
    public static var signature: String { "a{sv}" }

    /// Reads the filter; a key that it does not know is an error, lest the list be taken for what it is not.
    public init(from reader: any BusReader) throws {
        self.init()
        for (key, value) in try [String: BusVariant](from: reader) {
            switch (key, value) {
            case ("states", .strings(let words)):
                states = try words.map { word in
                    guard let state = JobState(rawValue: word) else { throw BusValueError("no state: \(word)") }
                    return state
                }
            case ("folder", .string(let name)):
                folder = name
            case ("history", .boolean(let isWanted)):
                includesHistory = isWanted
            case ("since", .uint64(let moment)):
                since = moment
            default:
                throw BusValueError("no filter: \(key) of type \(type(of: value.value).signature)")
            }
        }
    }

    /// Writes the filter.
    public func write(to writer: any BusWriter) throws {
        var entries: [String: BusVariant] = [:]
        if !states.isEmpty { entries["states"] = .strings(states.map(\.rawValue)) }
        if let folder { entries["folder"] = .string(folder) }
        if includesHistory { entries["history"] = .boolean(true) }
        if let since { entries["since"] = .uint64(since) }
        try entries.write(to: writer)
    }
}
