/// The name of a network in a folder of networks.
public struct NetworkName: Sendable, Hashable, CustomStringConvertible {
    /// The name.
    public let description: String

    /// Checks a name.
    ///
    /// - Parameter text: 1 to 64 of the letters a to z, digits, `.`, `_` and `-`; a letter or a digit first.
    /// - Throws: `NetworkError` when it is something else.
    public init(_ text: String) throws(NetworkError) {
        func isPlain(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard (1...64).contains(text.utf8.count), let first = text.utf8.first, isPlain(first),
            text.utf8.allSatisfy({
                isPlain($0) || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains($0)
            })
        else {
            throw NetworkError(
                .badName,
                "“\(text)” cannot be a network's name: at most 64 of a-z, 0-9, “.”, “_” and “-”, a letter or digit first"
            )
        }
        description = text
    }
}
