import Contract

/// How far a job is, in words.
struct JobProgress {
    private static let width = 20

    let job: JobDetails

    /// A bar with everything behind it that there is to say: `42% [########            ] 420 of 1000, loss 1.234, 9 s left`.
    var bar: String {
        guard let progress = job.progress else { return "Job \(job.id): \(state)" }
        let done = Int(progress * Double(Self.width))
        let bar = String(repeating: "#", count: done) + String(repeating: " ", count: Self.width - done)
        return "\(Words.percent(progress)) [\(bar)] \(facts.joined(separator: ", "))"
    }

    /// The same as a line of its own.
    var line: String {
        let progress = job.progress.map { [Words.percent($0)] } ?? []
        return "Job \(job.id): \(([state] + progress + facts).joined(separator: ", "))"
    }

    private var state: String {
        job.state?.rawValue ?? "unknown"
    }

    private var facts: [String] {
        var facts: [String] = []
        if let iteration = job.iteration, let iterations = job.iterations, iterations > 0 {
            facts.append("\(iteration) of \(iterations)")
        }
        if let scale = job.scale { facts.append("scale \(scale)") }
        if let rest = job.rest { facts.append("\(Words.duration(rest)) left") }
        let losses = [
            ("loss", job.loss), ("content", job.contentLoss), ("style", job.styleLoss),
            ("histogram", job.histogramLoss), ("tv", job.totalVariationLoss),
        ]
        return facts + losses.compactMap { name, loss in loss.map { "\(name) \(Words.number($0))" } }
    }
}
