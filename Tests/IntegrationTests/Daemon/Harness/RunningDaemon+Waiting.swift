import Contract
import Foundation
import SystemPackage
import Testing

extension RunningDaemon {
    /// Waits until jobs have ended so often, and returns all jobs that there are then.
    @discardableResult
    func jobs(afterEnds count: Int) async throws -> [ListedJob] {
        try await signals.wait(for: "the end of \(count) jobs") { signals in
            signals.count { if case .jobRemoved = $0 { true } else { false } } >= count ? () : nil
        }
        return try await jobs()
    }

    /// Waits until so many jobs have been queued, and returns their numbers.
    @discardableResult
    func queuedJobs(_ count: Int) async throws -> [UInt64] {
        try await signals.wait(for: "\(count) new jobs") { signals in
            let ids = signals.compactMap { if case .jobNew(let id) = $0 { id } else { nil } }
            return ids.count >= count ? ids : nil
        }
    }

    /// Waits until jobs have got into a state so many times, and returns the number of the last one.
    @discardableResult
    func job(gets state: JobState, times count: Int = 1) async throws -> UInt64 {
        try await signals.wait(for: "a job that is \(state)") { signals in
            let ids = signals.compactMap { if case .jobChanged(let id, state) = $0 { id } else { nil } }
            return ids.count >= count ? ids[count - 1] : nil
        }
    }

    /// Waits until the folder of that name is as it should be, and returns it.
    @discardableResult
    func folder(_ name: String = "inbox", gets state: FolderState) async throws -> ListedFolder {
        try await eventually("folder \(name) is \(state)") {
            try await self.folders().first { $0.name == name && $0.state == state }
        }
    }

    /// Waits until the service manager has been told something.
    func notified(_ words: String) async throws {
        try await notifications.wait(for: words) { messages in messages.contains { $0.contains(words) } ? () : nil }
    }

    /// Waits until it says for the first time that it has reloaded, as systemd.service(5) wants it said.
    func reloaded() async throws {
        try await notifications.wait(for: "RELOADING=1 and then READY=1") { messages in
            let since = messages.drop { !$0.contains("RELOADING=1") }
            return since.contains { $0.contains("READY=1") } ? () : nil
        }
    }

    /// The workers that are at work for this daemon, also such as a dead one left behind.
    var workers: [pid_t] {
        let identifiers = FilePath("/proc").names.compactMap { pid_t($0) }
        return identifiers.filter { identifier in
            let words = (try? FilePath("/proc/\(identifier)/cmdline").bytes())?.split(separator: 0) ?? []
            return words.contains { $0.elementsEqual("--progress".utf8) }
                && words.contains { $0.starts(with: place.outbox.string.utf8) }
        }
    }

    /// Expects that nothing unfinished lies about: no hidden file, no worker.
    func expectTidy(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(workers == [], sourceLocation: sourceLocation)
        for folder in [place.outbox, place.inbox, place.done, place.failed] {
            #expect(folder.names == folder.visibleNames, sourceLocation: sourceLocation)
        }
    }
}
