import Contract
import Glibc
import SystemPackage
import TestSupport
import Testing

/// What one user of a shared bus may take of the daemon.
struct UserQuotaTests {
    @Test("fault 11: one user's clients together take no more than their share, and leave the others theirs")
    func nobodyTakesTheShareOfOthers() async throws {
        try #require(geteuid() == 0, "only root can be several users")
        var setup = DaemonSetup()
        setup.isForEverybody = true
        setup.folder = "trusts-recipe = true"
        setup.settings = "jobs-per-user = 5"
        try await RunningDaemon.with(setup) { daemon in
            try await daemon.folder(gets: .active)
            try await daemon.ctl("pause")
            for seed in 1...300 { try daemon.drop("cat\(seed).png", seed: seed) }
            #expect(try await daemon.ctl("sync", "inbox").status == 0)
            let report: Report = try await daemon.report(of: "user-quotas.py", [])
            let calls = report.calls
            #expect(calls.greedy == ["LimitsExceeded": 64, "AccessDenied": 64] && calls.other == [:])
            #expect((calls.greedyOnceMore, calls.root, calls.later) == ("LimitsExceeded", "ok", "ok"))
            let subscriptions = report.subscriptions
            #expect(subscriptions.greedy == ["ok": 128, "LimitExceeded": 2])
            #expect((subscriptions.again, subscriptions.other, subscriptions.later) == ("ok", "ok", "ok"))
            let exports = report.exports
            #expect(exports.greedy == ["ok": 4, "LimitExceeded": 2])
            #expect((exports.other, exports.root, exports.later) == ("ok", "ok", "ok"))
            let jobs = report.jobs
            #expect(jobs.greedy == ["ok": 5, "QueueFull": 59])
            #expect((jobs.canceled, jobs.other, jobs.retried, jobs.again) == ("ok", "ok", "ok", "ok"))
            #expect((jobs.retriedBeyond, jobs.retriedByRoot) == ("QueueFull", "ok"))
            // Nothing is left of what was not taken.
            #expect(daemon.place.inbox.names.count { $0.contains("greed") } == 6)
        }
    }

    /// What the script says.
    private struct Report: Decodable {
        struct Calls: Decodable {
            let greedy: [String: Int], other: [String: Int]
            let greedyOnceMore: String, root: String, later: String
        }
        struct Subscriptions: Decodable {
            let greedy: [String: Int]
            let again: String, other: String, later: String
        }
        struct Exports: Decodable {
            let greedy: [String: Int]
            let other: String, root: String, later: String
        }
        struct Jobs: Decodable {
            let greedy: [String: Int]
            let canceled: String, other: String, retried: String, again: String
            let retriedBeyond: String, retriedByRoot: String
        }
        let calls: Calls
        let subscriptions: Subscriptions
        let exports: Exports
        let jobs: Jobs
    }
}
