extension Double {
    /// The shortest text that reads back as this number, whole numbers without a fraction: `5`, `0.025`, `1e-8`.
    var shortText: String {
        if let whole = Int(exactly: self), whole.magnitude < 1_000_000_000_000_000 {
            return "\(whole)"
        }
        guard let exponent = "\(self)".firstIndex(of: "e") else { return "\(self)" }
        let text = "\(self)"
        return "\(text[..<exponent])e\(Int(text[exponent...].dropFirst()) ?? 0)"
    }
}
