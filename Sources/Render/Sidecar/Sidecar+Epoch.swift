import Engine

extension Sidecar {
    /// What was found at one moment of a run.
    struct Epoch: Codable {
        /// Evaluations so far, this one among them.
        let evaluation: Int
        /// The content loss, unweighted; null where it was not finite, as the others.
        let content: Double?
        /// The style loss, unweighted.
        let style: Double?
        /// The histogram loss, unweighted; left out where none is asked for.
        let histogram: Double?
        /// The total variation, unweighted.
        let totalVariation: Double?
        /// The weighted sum.
        let total: Double?
        /// Seconds since the last epoch, or since the first evaluation began.
        let seconds: Double

        private enum CodingKeys: String, CodingKey {
            case evaluation, content, style, histogram, total, seconds
            case totalVariation = "tv"
        }

        private init(_ progress: TransferProgress, since begin: Double) {
            func number(_ value: Double) -> Double? { value.isFinite ? value : nil }
            evaluation = progress.evaluation + 1
            content = number(progress.losses.content)
            style = number(progress.losses.style)
            histogram = progress.losses.histogram.flatMap(number)
            totalVariation = number(progress.losses.totalVariation)
            total = number(progress.losses.total)
            seconds = Sidecar.milliseconds(progress.seconds - begin)
        }

        /// The epochs of a run.
        static func all(of history: RunHistory) -> [Epoch] {
            let epochs = history.epochs
            return zip(epochs, [0] + epochs.map(\.seconds)).map(Epoch.init)
        }
    }
}
