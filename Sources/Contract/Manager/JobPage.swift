/// One page of the list of jobs (`a(tosssdu)t`).
public struct JobPage: BusBody, Equatable {
    /// The jobs, in the order of their numbers.
    public let jobs: [JobSummary]

    /// Where the next page begins, or 0 when this is the last one.
    public let nextCursor: UInt64

    /// Creates a page.
    public init(jobs: [JobSummary], nextCursor: UInt64) {
        self.jobs = jobs
        self.nextCursor = nextCursor
    }

    /// `a(tosssdu)t`.
    public static var signature: String { "\([JobSummary].signature)t" }

    /// Reads the results.
    public init(from reader: any BusReader) throws {
        jobs = try [JobSummary](from: reader)
        nextCursor = try reader.uint64()
    }

    /// Writes the results.
    public func write(to writer: any BusWriter) throws {
        try jobs.write(to: writer)
        try writer.uint64(nextCursor)
    }
}
