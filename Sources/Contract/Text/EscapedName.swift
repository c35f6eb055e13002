/// A file name or path as people, JSON and D-Bus strings may see it: printable text that still names every byte.
///
/// A file name on disk is any run of bytes but NUL and `/`, while terminals, JSON and D-Bus take only text. A backslash
/// becomes `\\`; every byte of a control character, of a line separator, of a character that turns the direction of
/// writing, and every byte that is no part of valid UTF-8 becomes `\xNN`. Nothing is lost: ``bytes(of:)`` gives the
/// name back.
public enum EscapedName {
    /// Writes a name as printable text.
    public static func text(of name: [UInt8]) -> String {
        // Nearly all names are like this; asking Unicode of each letter takes longer than all else that a listing does.
        if name.allSatisfy({ isPlain($0) }) { return String(decoding: name, as: UTF8.self) }
        var text = ""
        var parser = UTF8.ForwardParser()
        var input = name.makeIterator()
        var position = 0
        while true {
            switch parser.parseScalar(from: &input) {
            case .valid(let encoded):
                let scalar = UTF8.decode(encoded)
                if scalar == "\\" {
                    text += "\\\\"
                } else if isPrintable(scalar) {
                    text.unicodeScalars.append(scalar)
                } else {
                    text += encoded.map(escape).joined()
                }
                position += encoded.count
            case .error(let length):
                text += name[position..<position + length].map(escape).joined()
                position += length
            case .emptyInput:
                return text
            }
        }
    }

    /// Reads the name that ``text(of:)`` wrote, or nil when a backslash is followed by neither `\` nor `xNN`.
    public static func bytes(of text: String) -> [UInt8]? {
        var name: [UInt8] = []
        var rest = Substring(text).utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                name.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "\\"):
                name.append(byte)
            case UInt8(ascii: "x"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                name.append(high << 4 | low)
            default:
                return nil
            }
        }
        return name
    }

    /// Whether a byte is a character of ASCII that stands for itself.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\\")
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default: !scalar.properties.isBidiControl
        }
    }

    private static func digit(_ letter: UInt8) -> UInt8? {
        // A sign is a number to UInt8(_:radix:), but no digit.
        Unicode.Scalar(letter).properties.isASCIIHexDigit ? UInt8(String(Unicode.Scalar(letter)), radix: 16) : nil
    }

    private static func escape(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.utf8.count == 1 ? "\\x0\(digits)" : "\\x\(digits)"
    }
}
