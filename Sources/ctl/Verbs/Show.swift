import ArgumentParser
import Contract
import Systemd

/// One job.
struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show everything about a job.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The job's number.", completion: .recentJobs)
    var id: UInt64

    func run() async throws {
        guard !options.offline else { return try show(try await OfflineQueue.job(id, options)) }
        try await options.withDaemon { try show(try await $0.details(of: id)) }
    }

    private func show(_ job: JobDetails) throws {
        let evaluations = job.iteration.map { done in
            job.iterations.map { "\(done) of \($0)" } ?? String(done)
        }
        try options.printer.facts(
            of: job,
            [
                ("Job", String(job.id)),
                ("UUID", job.uuid),
                ("Object", job.object),
                ("Folder", job.folder),
                ("Name", job.name),
                ("Owner", job.owner.map(Words.user)),
                ("Style", job.style),
                ("State", job.state.map { Color(of: $0).paint($0.rawValue) }),
                ("Error", job.error),
                ("Reason", job.errorMessage),
                ("Priority", job.priority.flatMap { $0 == 0 ? nil : String($0) }),
                ("Tries", job.attempts.map(String.init)),
                ("Done", job.progress.map(Words.percent)),
                ("Evaluations", evaluations),
                ("Scale", job.scale.map { $0.replacing("/", with: " of ") }),
                ("Expected end", job.expectedEnd.map(Words.time)),
                ("Loss", job.loss.map { String($0) }),
                ("Content loss", job.contentLoss.map { String($0) }),
                ("Style loss", job.styleLoss.map { String($0) }),
                ("Histogram loss", job.histogramLoss.map { String($0) }),
                ("Total variation", job.totalVariationLoss.map { String($0) }),
                ("Processor time", job.processorTime.map { Words.duration(.microseconds($0)) }),
                ("Peak memory", job.peakMemory.map(Words.bytes)),
                ("Queued", job.enqueued.map(Words.time)),
                ("Started", job.started.map(Words.time)),
                ("Next try", job.retryAt.map(Words.time)),
                ("Finished", job.finished.map(Words.time)),
                ("Source", job.source),
                ("Same as job", job.duplicateOf.map(String.init)),
                ("Output", job.output),
                ("Snapshots", job.snapshots),
            ]
        )
    }
}
