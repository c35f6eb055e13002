import Jobs

/// The folders of a fake executor: what stands where, as it would on a disk.
struct FakeWorld: Sendable, Equatable {
    /// Paths from the inbox.
    var inbox: Set<[UInt8]> = []
    /// Finished paintings under hidden names.
    var hidden: Set<JobID> = []
    /// Paintings in the outbox, by their final paths.
    var outbox: [[UInt8]: JobID] = [:]
    /// How often each job was painted to its end.
    var paintings: [JobID: Int] = [:]

    /// The first name that is free: the given one or the same with a number from 2 on.
    static func free(_ name: [UInt8], among taken: some Collection<[UInt8]>) -> [UInt8] {
        let names = [name] + (2...100).map { name + Array("-\($0)".utf8) }
        return names.first { !taken.contains($0) } ?? name
    }
}
