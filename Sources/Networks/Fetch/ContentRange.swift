/// Which bytes of a file an answer brings, as its header `Content-Range` says (RFC 9110, 14.4).
package struct ContentRange: Equatable {
    /// The first of them; nil when it brings none.
    package let first: Int?
    /// How many bytes the whole file has; nil when the server does not know.
    package let total: Int?

    /// Reads `bytes 100-199/300`, `bytes 100-199/*` or `bytes */300`.
    package init?(_ text: String) {
        guard text.lowercased().hasPrefix("bytes ") else { return nil }
        let parts = text.dropFirst(6).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let bounds = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        first = bounds.count == 2 ? Self.number(bounds[0]) : nil
        total = Self.number(parts[1])
    }

    private static func number(_ digits: Substring) -> Int? {
        digits.allSatisfy(\.isWholeNumber) ? Int(digits) : nil
    }
}
