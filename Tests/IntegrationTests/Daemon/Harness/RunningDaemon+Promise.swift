import Contract
import SystemPackage
import Testing

/// What is promised of every picture, whatever was killed.
extension RunningDaemon {
    /// Waits until there are so many jobs and all have ended, also such whose signals were lost with a killed daemon.
    @discardableResult
    func jobsWhenAllHaveEnded(_ count: Int) async throws -> [ListedJob] {
        // On a busy machine a backlog takes its time.
        try await eventually("the end of \(count) jobs", within: .seconds(60 + 5 * count)) {
            let jobs = try await self.jobs()
            return jobs.count >= count && jobs.allSatisfy(\.state.isFinal) ? jobs : nil
        }
    }

    /// Expects, at any moment, that every one of these PNG pictures is in exactly one place, and that none has left the
    /// inbox for `done/` without its painting being there.
    func expectNoneLost(_ names: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        let inbox = Set(place.inbox.names), done = Set(place.done.names), failed = Set(place.failed.names)
        let outbox = Set(place.outbox.names)
        for name in names {
            let places = [inbox, done, failed].count { $0.contains(name) }
            #expect(places == 1, "\(name) is in \(places) places", sourceLocation: sourceLocation)
            let isWithoutPainting = done.contains(name) && !outbox.contains(name)
            #expect(!isWithoutPainting, "\(name) is done and not painted", sourceLocation: sourceLocation)
        }
    }

    /// Expects the paintings of these PNG pictures in the outbox and the pictures in `done/`, others in `failed/` with
    /// their reports, and nothing else.
    func expectEachEndedOnce(
        painted: [String],
        failed: [String] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let beside = [".epochs", ".json"].flatMap { ending in painted.map { $0.replacing(".png", with: ending) } }
        let folders = failed.isEmpty ? ["done"] : painted.isEmpty ? ["failed"] : ["done", "failed"]
        #expect(place.outbox.names == (painted + beside).sorted(), sourceLocation: sourceLocation)
        #expect(place.done.names == painted.sorted(), sourceLocation: sourceLocation)
        #expect(
            place.failed.names == failed.flatMap { [$0, "\($0).error.json"] }.sorted(),
            sourceLocation: sourceLocation
        )
        #expect(place.inbox.names == folders + ["style.png", "style.toml"], sourceLocation: sourceLocation)
        expectTidy(sourceLocation: sourceLocation)
    }

    /// Expects that these pictures were a job each, and that no number was given twice, also not in an earlier life.
    func expectOneJobEach(
        _ names: [String],
        _ jobs: [ListedJob],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        #expect(jobs.map(\.name).sorted() == names.sorted(), sourceLocation: sourceLocation)
        #expect(Set(jobs.map(\.id)).count == jobs.count, sourceLocation: sourceLocation)
        let told = await signals.events.compactMap { if case .jobNew(let id) = $0 { id } else { nil } }
        #expect(Set(told).count == told.count, "a number was given twice: \(told)", sourceLocation: sourceLocation)
        #expect(Set(told).isSubset(of: jobs.map(\.id)), sourceLocation: sourceLocation)
    }
}
