import Contract
import Synchronization
import Systemd

/// One job's progress on standard output: a bar that moves on a terminal; elsewhere, or as JSON, a line when the state has
/// changed, and no more than one a second besides.
///
/// What its worker says goes to standard error.
final class JobDisplay: ProgressDisplay {
    private struct Shown {
        var state: JobState?
        var text = ""
        var time = ContinuousClock.now
    }

    private let daemon: Daemon
    private let id: UInt64
    private let printer: Printer
    private let isQuiet: Bool
    private let shown = Mutex(Shown())

    init(_ daemon: Daemon, _ id: UInt64, _ options: GlobalOptions) {
        self.daemon = daemon
        self.id = id
        printer = options.printer
        isQuiet = options.quiet
    }

    func run() async throws {
        let (changes, change) = AsyncStream<Change>.makeStream()
        let object = daemon.job(id)
        let updates = try await object.signals(JobInterface.progressUpdate)
        let remarks = try await object.signals(JobInterface.logMessage)
        let states = try await object.changes(of: JobInterface.description)
        _ = try await daemon.manager.call(ManagerInterface.subscribe, [:])
        var job = try await daemon.details(of: id)
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { for await update in updates { change.yield(.progress(update)) } }
            group.addTask { for await remark in remarks { change.yield(.remark(remark.line)) } }
            group.addTask { for await (_, values) in states { change.yield(.state(values[JobInterface.state])) } }
            try show(job)
            for await change in changes {
                switch change {
                case .progress(let update): job.take(update)
                case .state(let state): job.state = state ?? job.state
                case .remark(let line): say(line)
                }
                try show(job)
            }
            group.cancelAll()
        }
    }

    func end() async throws {
        try show(try await daemon.details(of: id), isLast: true)
        if isBar { Talk.overwrite("") }
    }

    private enum Change {
        case progress(ProgressUpdate)
        case state(JobState?)
        case remark(String)
    }

    private func say(_ line: String) {
        guard !isQuiet else { return }
        if isBar { Talk.overwrite("") }
        Talk.say("Job \(id) says: \(line)")
    }

    private var isBar: Bool {
        printer.json == .off && Talk.isLive && Terminal.isOutput
    }

    private func show(_ job: JobDetails, isLast: Bool = false) throws {
        let progress = JobProgress(job: job)
        if isBar { return Talk.overwrite(Terminal.cut(progress.bar)) }
        let text = printer.json == .off ? progress.line : try Printer.jsonLine(job)
        try shown.withLock { shown in
            let isDue = isLast || job.state != shown.state || ContinuousClock.now - shown.time >= .seconds(1)
            guard isDue, text != shown.text else { return }
            try printer.line(text)
            shown = Shown(state: job.state, text: text, time: .now)
        }
    }
}
