import Engine

extension EvaluationReport {
    /// What was measured, and where.
    var title: String {
        "\(size)×\(size) pixels, \(threads) threads, \(instructionSet), \(network)"
    }

    /// The mean of the evaluations, which the phases add up to.
    private var mean: Double { seconds.reduce(0, +) / Double(seconds.count) }

    /// Every layer and way: milliseconds, share of the evaluation, GFLOP/s of the convolution and of its products alone,
    /// and which phases the time went to.
    var layers: TextTable {
        let rows = passes.map { pass in
            [pass.layer, pass.direction.rawValue]
                + cells(pass.seconds, [pass.directRate, pass.realRate, pass.productRate], pass.phases)
        }
        let sum = phases.values.reduce(0, +)
        return TextTable(
            columns: ["layer", "way", "ms", "share", "direct GFLOP/s", "real", "in products"]
                + Profile.Phase.allCases.map(\.rawValue),
            rows: rows + [
                ["all layers", ""] + cells(sum, [nil, nil, nil], phases),
                ["the rest", ""] + cells(rest, [nil, nil, nil], [:]),
                ["evaluation", ""] + cells(mean, [directRate, realRate, nil], [:]),
            ],
            words: 2
        )
    }

    private func cells(_ seconds: Double, _ rates: [Double?], _ phases: [Profile.Phase: Double]) -> [String] {
        let shares = Profile.Phase.allCases.map { phase in phases[phase].map { ($0 / seconds).percent } ?? "–" }
        return [(seconds * 1000).text(2), (seconds / mean).percent] + rates.map(\.text) + shares
    }
}
