import ArgumentParser

/// A number of bytes on a command line: by itself, or with K, M or G behind it, each 1024 times the one before.
struct ByteCount: ExpressibleByArgument {
    let bytes: Int

    init?(argument: String) {
        let power = ["K", "M", "G"].firstIndex { argument.hasSuffix($0) }.map { $0 + 1 } ?? 0
        guard let count = Int(power == 0 ? argument[...] : argument.dropLast()), count > 0 else { return nil }
        let (bytes, isTooMuch) = count.multipliedReportingOverflow(by: 1 << (10 * power))
        guard !isTooMuch else { return nil }
        self.bytes = bytes
    }

    /// For people: `512 MiB`, `3.91 GiB`.
    ///
    /// - Parameters:
    ///   - bytes: How many.
    ///   - rule: Needs are rounded up and limits down, so that a need that is larger looks larger.
    /// - Returns: The text.
    static func text(_ bytes: Int, _ rule: FloatingPointRoundingRule) -> String {
        let mebibytes = Double(bytes) / 1_048_576
        guard mebibytes >= 1024 else { return "\(Int(mebibytes.rounded(rule))) MiB" }
        return "\((mebibytes / 10.24).rounded(rule) / 100) GiB"
    }
}
