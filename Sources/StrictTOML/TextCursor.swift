/// A place in a TOML text that moves forward and counts lines.
struct TextCursor {
    private let text: [Unicode.Scalar]
    private var position = 0
    private(set) var line = 1

    init(text: String) {
        self.text = Array(text.unicodeScalars)
        if self.text.first == "\u{FEFF}" { position = 1 }
    }

    /// The letter at the cursor, or nil at the end.
    var letter: Unicode.Scalar? {
        position < text.count ? text[position] : nil
    }

    mutating func advance() {
        if letter == "\n" { line += 1 }
        position = min(position + 1, text.count)
    }

    mutating func skip(while condition: (Unicode.Scalar) -> Bool) {
        while let letter, condition(letter) { advance() }
    }

    /// Skips to the end of the line.
    mutating func skipLine() {
        skip { $0 != "\n" }
    }

    /// Skips spaces, line ends and comments.
    mutating func skipBlank() {
        skip { " \t\r\n".unicodeScalars.contains($0) }
        while letter == "#" {
            skipLine()
            skip { " \t\r\n".unicodeScalars.contains($0) }
        }
    }

    /// Reads `a."b".c` up to the letter that cannot belong to it.
    mutating func dottedKey() -> [String] {
        var keys: [String] = []
        repeat {
            if letter == "." { advance() }
            skipSpaces()
            keys.append(letter == "\"" || letter == "'" ? quoted() : bareKey())
            skipSpaces()
        } while letter == "."
        return keys
    }

    /// Reads a string of any of the four kinds and gives what it says.
    mutating func quoted() -> String {
        guard let quote = letter else { return "" }
        let isLong = text[position...].starts(with: [quote, quote, quote])
        let delimiter = Array(repeating: quote, count: isLong ? 3 : 1)
        for _ in delimiter { advance() }
        var content = String.UnicodeScalarView()
        while let letter, !text[position...].starts(with: delimiter) {
            advance()
            if letter == "\\", quote == "\"" {
                content.append(contentsOf: escape())
            } else {
                content.append(letter)
            }
        }
        for _ in delimiter { advance() }
        // A long string may end in up to two quotes of its own: `"""He said "yes"."""""`.
        if isLong { skip { $0 == quote } }
        return String(content)
    }

    private mutating func bareKey() -> String {
        let start = position
        skip { !" \t\r\n.=]#".unicodeScalars.contains($0) }
        return String(String.UnicodeScalarView(text[start..<position]))
    }

    private mutating func skipSpaces() {
        skip { $0 == " " || $0 == "\t" }
    }

    /// Reads what follows a backslash.
    private mutating func escape() -> [Unicode.Scalar] {
        guard let letter else { return [] }
        advance()
        return switch letter {
        case "b": ["\u{8}"]
        case "e": ["\u{1B}"]
        case "f": ["\u{C}"]
        case "n": ["\n"]
        case "r": ["\r"]
        case "t": ["\t"]
        case "u": scalar(digits: 4)
        case "U": scalar(digits: 8)
        default: [letter]
        }
    }

    private mutating func scalar(digits: Int) -> [Unicode.Scalar] {
        let code = String(String.UnicodeScalarView(text[position...].prefix(digits)))
        for _ in 0..<digits { advance() }
        return UInt32(code, radix: 16).flatMap(Unicode.Scalar.init).map { [$0] } ?? []
    }
}
