import Engine
import Pictures

extension RunHistory {
    /// How many seconds the evaluations that are left take, if each goes on as fast as those of the present scale, and
    /// at finer ones in proportion to the pixels; nil before the first evaluation.
    ///
    /// - Parameter planned: All scales of the run.
    /// - Returns: The seconds.
    func secondsLeft(_ planned: [StyleTransfer.Scale]) -> Double? {
        guard let last = evaluations.last, let scale = scales.last, planned.indices.contains(last.scale) else {
            return nil
        }
        let before = scale.begin > 0 ? evaluations[scale.begin - 1].seconds : 0
        let pace = (last.seconds - before) / Double(scale.evaluations)
        let pixels = Double(scale.size.width * scale.size.height)
        let finer = planned[(last.scale + 1)...].reduce(0.0) { sum, scale in
            sum + Double(scale.evaluations) * Double(scale.content.width * scale.content.height) / pixels
        }
        let later = planned[(last.scale + 1)...].reduce(0) { $0 + $1.evaluations }
        let here = max(0, last.evaluations - 1 - last.evaluation - later)
        return pace * (Double(here) + finer)
    }
}
