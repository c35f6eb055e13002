/// Any text as one element of an object path, as sd_bus_path_encode(3) makes it: letters, and digits but for the first
/// character, stand for themselves, every other byte becomes `_` and two hexadecimal digits, and no text at all is `_`.
public enum PathLabel {
    /// Makes an element of a text.
    public static func encoding(_ text: String) -> String {
        guard !text.isEmpty else { return "_" }
        return text.utf8.enumerated().map { position, byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                String(Unicode.Scalar(byte))
            case UInt8(ascii: "0")...UInt8(ascii: "9") where position > 0: String(Unicode.Scalar(byte))
            default: byte < 16 ? "_0\(String(byte, radix: 16))" : "_\(String(byte, radix: 16))"
            }
        }.joined()
    }

    /// The text of which the element was made, or nil when it was made of none.
    public static func decoding(_ element: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(element.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "_") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let digits = String(validating: rest.prefix(2), as: UTF8.self),
                let escaped = UInt8(digits, radix: 16)
            else { break }
            bytes.append(escaped)
            rest = rest.dropFirst(2)
        }
        // Each text has one element only, which also tells whether that was one.
        guard let text = String(validating: bytes, as: UTF8.self), encoding(text) == element else { return nil }
        return text
    }
}
