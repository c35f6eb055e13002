import Contract
import FoundationEssentials
import Glibc
import Jobs
import SystemPackage

/// Writes jobs into pipes, a line of JSON each, as fast as they are read at the other end.
actor JobExports {
    /// Each holds a thread as long as its reader makes it wait; root is always let in.
    private static let mostAtOnce = 16

    /// How long a reader may leave a full pipe alone, in milliseconds.
    private static let patience: CInt = 60_000

    private let listing: JobListing
    private let mostOfUser: Int

    /// How many are under way for each user.
    private var underWay: [UInt32: Int] = [:]

    /// Prepares to write, for one user at most so many lists at once.
    init(listing: JobListing, mostOfUser: Int) {
        self.listing = listing
        self.mostOfUser = mostOfUser
    }

    /// Begins to write the jobs that pass a filter, and gives the end of the pipe to read from.
    ///
    /// - Throws: `ServiceError` where too many are being written, or there can be no pipe.
    func begin(_ filter: Contract.JobFilter, for user: UInt32) async throws -> BusDescriptor {
        let own = underWay[user, default: 0], all = underWay.values.reduce(0, +)
        guard own < mostOfUser, all < Self.mostAtOnce || user == 0 else {
            let whose = own < mostOfUser ? "\(all)" : "\(own) of your"
            throw ServiceError(.limitExceeded, "\(whose) exports are being read already; wait until one has ended.")
        }
        let reader: BusDescriptor, writer: BusDescriptor
        do {
            let pipe = try FileDescriptor.pipe(options: .closeOnExec)
            (reader, writer) = (
                BusDescriptor(owning: pipe.readEnd.rawValue), BusDescriptor(owning: pipe.writeEnd.rawValue)
            )
        } catch {
            throw ServiceError(.internalError, "There can be no pipe: \(error).")
        }
        _ = fcntl(writer.rawValue, F_SETFL, O_NONBLOCK)
        underWay[user] = own + 1
        Task {
            do {
                try await write(filter, into: writer)
            } catch is Errno {
                // Whoever reads no more has read enough, or misses the last line.
            } catch {
                let end = ExportEnd(end: false, error: "\(error)")
                try? await offload { try Self.write(end.line(), into: writer.rawValue) }
            }
            end(for: user)
        }
        return reader
    }

    private func end(for user: UInt32) {
        let others = underWay[user, default: 1] - 1
        underWay[user] = others > 0 ? others : nil
    }

    private nonisolated func write(_ filter: Contract.JobFilter, into pipe: BusDescriptor) async throws {
        var cursor: JobID? = JobID(rawValue: 0)
        var count = 0
        var recipes = RecipeFactsCache()
        while let after = cursor {
            let page = try await listing.page(filter, after: after)
            let lines = try page.jobs.flatMap { try ExportedJob($0, style: recipes.facts(of: $0.recipe)?.style).line() }
            try await offload { try Self.write(lines, into: pipe.rawValue) }
            cursor = page.cursor
            count += page.jobs.count
        }
        let end = ExportEnd(end: true, jobs: count)
        try await offload { try Self.write(end.line(), into: pipe.rawValue) }
    }

    private static func write(_ bytes: [UInt8], into pipe: CInt) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(pipe, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
                continue
            }
            guard count < 0, errno == EAGAIN || errno == EINTR else { throw Errno.current }
            var wish = pollfd(fd: pipe, events: Int16(POLLOUT), revents: 0)
            guard poll(&wish, 1, patience) != 0 else { throw Errno.timedOut }
        }
    }
}
