/// A number of bytes as configurations spell it.
enum ByteCount {
    /// The number that a text such as `16M` means; nil for any other text.
    static func value(of text: String) -> UInt64? {
        guard let power = ["K", "M", "G", "T"].firstIndex(where: { text.hasSuffix($0) }) else { return UInt64(text) }
        return UInt64(text.dropLast()).map { $0 << UInt64(10 * (power + 1)) }
    }
}
