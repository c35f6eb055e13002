import Engine
import Visuals

extension LossChart {
    /// The losses of a run, each times its weight at its scale, so that they add up to the total.
    init(title: String, _ history: RunHistory, _ settings: TransferSettings) {
        func curve(
            _ kind: LossCurve.Kind,
            _ name: String,
            _ loss: (Losses) -> Double?,
            weight: Double,
            factor: (RunHistory.Scale) -> Double = { _ in 1 }
        ) -> LossCurve? {
            guard weight > 0 else { return nil }
            let factors = history.scales.map(factor)
            let isSame = factors.allSatisfy { $0 == 1 }
            let text = weight == 1 && isSame ? "" : isSame ? " × \(Float(weight).text)" : " × its weight"
            let values = history.evaluations.map { (loss($0.losses) ?? .nan) * weight * factors[$0.scale] }
            return LossCurve(kind, name: name + text, values: values)
        }
        let parts = [
            curve(.style, "style", \.style, weight: settings.styleWeight) { $0.factors.style },
            curve(.histogram, "histogram", \.histogram, weight: settings.histogramWeight) { $0.factors.style },
            curve(.content, "content", \.content, weight: settings.contentWeight) { $0.factors.content },
            curve(.totalVariation, "variation", \.totalVariation, weight: settings.totalVariationWeight),
        ]
        let total = LossCurve(.total, name: "total", values: history.evaluations.map(\.losses.total))
        self.init(
            title: title,
            curves: [total] + parts.compactMap { $0 },
            scales: history.scales.map { Scale("\($0.size.width)×\($0.size.height)", begin: $0.begin) }
        )
    }
}

extension Float {
    /// A whole number without a point.
    fileprivate var text: String {
        self == rounded() && abs(self) < 1e6 ? "\(Int(self))" : "\(self)"
    }
}
