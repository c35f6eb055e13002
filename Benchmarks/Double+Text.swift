extension Double {
    /// The number with so many decimals.
    func text(_ decimals: Int) -> String {
        let unit = (0..<decimals).reduce(1) { product, _ in product * 10 }
        let scaled = Int((self * Double(unit)).rounded())
        guard decimals > 0 else { return "\(scaled)" }
        let fraction = "\(scaled.magnitude % UInt(unit))"
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return "\(self < 0 ? "-" : "")\(scaled.magnitude / UInt(unit)).\(zeros)\(fraction)"
    }

    /// The share as a percentage.
    var percent: String { "\((self * 100).text(1)) %" }
}

extension Double? {
    /// The number without decimals, or a dash where there is none.
    var text: String { map { $0.text(0) } ?? "–" }
}
