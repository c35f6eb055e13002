import ArgumentParser
import Contract
import Systemd

/// What the daemon offers to a shell that completes a word: the numbers of jobs, the names of folders.
///
/// Where no daemon answers, or not at once, there is nothing to offer, and nothing is said.
extension CompletionKind {
    /// Jobs that are not over.
    static let openJobs = jobs { !$0.isFinal }

    /// Jobs that are paused.
    static let pausedJobs = jobs { $0 == .paused }

    /// Jobs that can be paused.
    static let pausableJobs = jobs { !$0.isFinal && $0 != .paused }

    /// Jobs that can be tried once more.
    static let retryableJobs = jobs(JobFilter(states: [.failed, .canceled, .waiting], includesHistory: true)) { _ in
        true
    }

    /// All jobs that were not over long ago.
    static let recentJobs = jobs { _ in true }

    /// The watched folders.
    static let folders = CompletionKind.custom { words, _, _ in
        await offered(words) { daemon in
            try await daemon.manager.call(ManagerInterface.listFolders, Nothing()).map(\.name)
        }
    }

    private static func jobs(
        _ filter: JobFilter = JobFilter(),
        _ isWanted: @escaping @Sendable (JobState) -> Bool
    ) -> CompletionKind {
        .custom { words, _, _ in
            await offered(words) { daemon in
                let page = try await daemon.manager.call(ManagerInterface.listJobs, JobQuery(filter: filter))
                // More than that nobody reads through.
                return page.jobs.filter { isWanted($0.state) }.suffix(200).map { String($0.id) }
            }
        }
    }

    private static func offered(
        _ words: [String],
        _ body: @escaping @Sendable (Daemon) async throws -> [String]
    ) async -> [String] {
        let bus = BusChoice.allCases.first { words.contains("--\($0.rawValue)") }
        guard let scope = try? Scope.chosen(bus, host: nil) else { return [] }
        let (answers, answer) = AsyncStream<[String]>.makeStream()
        Task {
            guard let connection = try? await BusConnection.open(scope.address) else { return answer.finish() }
            answer.yield((try? await body(Daemon(connection))) ?? [])
        }
        Task {
            // A call cannot be taken back; this program ends before it is answered.
            try? await Task.sleep(for: .seconds(1))
            answer.finish()
        }
        for await offer in answers { return offer }
        return []
    }
}
