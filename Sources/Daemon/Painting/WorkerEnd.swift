import Contract
import Glibc
import Jobs
import Subprocess

/// How a worker ended, in its own words.
struct WorkerEnd: Sendable {
    /// Why it gave up, as it reported that; nil where it did not.
    let failure: String?

    /// The last line that it wrote to standard error; nil where it wrote none.
    let lastWords: String?

    /// Turns an end that is no success into a failure of the job.
    ///
    /// - Parameters:
    ///   - status: How the process ended.
    ///   - name: The picture's name for people.
    ///   - lacksMemory: Whether the kernel has killed something for lack of memory meanwhile; nil where it does not say.
    /// - Throws: `JobFailure`.
    func check(_ status: TerminationStatus, name: String, lacksMemory: Bool?) throws(JobFailure) {
        switch status {
        case .exited(let code):
            guard let exit = WorkerExit(rawValue: code) else {
                throw breakdown("the worker ended with status \(code)", name)
            }
            guard exit != .painted else { return }
            guard let code = exit.failureCode else { throw breakdown("somebody stopped the worker", name) }
            throw JobFailure(
                code: code.rawValue,
                message: message("the worker ended with status \(exit.rawValue)", name),
                consequence: exit.consequence
            )
        case .signaled(SIGKILL):
            throw WorkerEnd.killed(name, lacksMemory: lacksMemory)
        case .signaled(let signal):
            throw breakdown("the worker was killed by signal \(signal)", name)
        }
    }

    /// Nobody can catch that signal, and so it comes without a word: from the kernel, as a rule, where memory is short.
    private static func killed(_ name: String, lacksMemory: Bool?) -> JobFailure {
        let killer =
            switch lacksMemory {
            case true?: "by the kernel, for lack of memory"
            case false?: "by somebody, and not by the kernel for lack of memory in its control group"
            case nil: "probably by the kernel, for lack of memory"
            }
        let advice = "fewer jobs at once or a smaller `size` take less, and with `memory-limit` it is known beforehand"
        return JobFailure(
            code: (lacksMemory == true ? ServiceErrorCode.outOfMemory : .workerCrashed).rawValue,
            message: "\(name): the worker was killed (SIGKILL) \(killer)\(lacksMemory == false ? "" : "; \(advice)")",
            consequence: .isKilled
        )
    }

    private func breakdown(_ what: String, _ name: String) -> JobFailure {
        JobFailure(
            code: ServiceErrorCode.workerCrashed.rawValue,
            message: message(what, name),
            consequence: .breaksDown
        )
    }

    /// What happened to the picture, in the worker's words or, where it has none, in ours.
    private func message(_ what: String, _ name: String) -> String {
        let words = failure ?? lastWords.map { "\(what): \($0)" } ?? what
        let told = words.replacing(WorkerCommand.source, with: name)
        return told.contains(name) ? told : "\(name): \(told)"
    }
}

extension WorkerExit {
    /// What the exit means for the job beyond this attempt.
    fileprivate var consequence: JobFailure.Consequence {
        switch self {
        case .noSpace: .blocks
        case .inputTroubled, .outputTroubled: .waits
        default: .fails
        }
    }

    /// What the exit means for the job; nil where the worker was only stopped.
    fileprivate var failureCode: ServiceErrorCode? {
        switch self {
        case .painted, .stopped: nil
        case .unreadablePicture: .imageCorrupt
        case .fileMissing, .inputTroubled: .accessDenied
        case .networkUnusable: .networkUnusable
        case .outOfMemory: .outOfMemory
        case .outputUnwritable, .outputTroubled: .outputUnwritable
        case .noSpace: .noSpace
        case .badRecipe: .configInvalid
        case .usage, .internalError: .internalError
        }
    }
}
