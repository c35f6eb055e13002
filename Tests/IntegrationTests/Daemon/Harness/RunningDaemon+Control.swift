import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

extension RunningDaemon {
    /// Drops a small PNG picture into the inbox, another one for each seed.
    func drop(_ name: String, seed: Int = 0) throws {
        try place.inbox.appending(name).write(TestPicture.png(seed))
    }

    /// Runs impastoctl against the daemon.
    @discardableResult
    func ctl(_ arguments: String...) async throws -> CommandOutput {
        try await ctl(arguments)
    }

    /// Runs impastoctl against the daemon.
    @discardableResult
    func ctl(_ arguments: [String]) async throws -> CommandOutput {
        try await withDeadline(.seconds(60), "impastoctl \(arguments)") { [bus] in
            try await bus.run(Programs.impastoctl, arguments + ["--user"])
        }
    }

    /// All jobs that there are, in the order of their numbers.
    func jobs() async throws -> [ListedJob] {
        try await tell("list", "--all")
    }

    /// The only job that there is.
    func onlyJob() async throws -> ListedJob {
        let jobs = try await jobs()
        try #require(jobs.count == 1)
        return jobs[0]
    }

    /// Everything about a job.
    func job(_ id: UInt64) async throws -> ShownJob {
        try await tell("show", "\(id)")
    }

    /// The watched folders.
    func folders() async throws -> [ListedFolder] {
        try await tell("folders")
    }

    /// Everything about a folder.
    func shownFolder(_ name: String) async throws -> ShownFolder {
        try await tell("folders", "show", name)
    }

    /// How the daemon is.
    func status() async throws -> ShownStatus {
        try await tell("status")
    }

    /// Runs busctl against the daemon.
    func busctl(_ arguments: String...) async throws -> CommandOutput {
        try await busctl(arguments)
    }

    /// Runs busctl against the daemon.
    func busctl(_ arguments: [String]) async throws -> CommandOutput {
        try await CommandOutput.of("busctl", ["--address=\(bus.address)"] + arguments)
    }

    private func tell<Answer: Decodable>(_ arguments: String...) async throws -> Answer {
        let said = try await ctl(arguments + ["--json=short"])
        try #require(said.status == 0, "\(arguments): \(said.errors)")
        return try JSONDecoder().decode(Answer.self, from: Data(said.output.utf8))
    }
}
