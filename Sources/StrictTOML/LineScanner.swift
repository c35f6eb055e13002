/// Finds the line of every key and list element in a TOML text.
///
/// TOMLKit tells lines only for syntax errors, so the text is walked once more. It has been parsed before: the scanner
/// may trust it to be TOML, and a slip here costs a line number, never a value.
struct LineScanner {
    private var cursor: TextCursor
    private var lines: [TOMLPath: Int] = [:]
    /// How many `[[tables]]` of a name have been seen.
    private var counts: [TOMLPath: Int] = [:]

    private init(text: String) {
        cursor = TextCursor(text: text)
    }

    /// The lines, counted from 1, of all places in a text.
    static func lines(in text: String) -> [TOMLPath: Int] {
        var scanner = LineScanner(text: text)
        scanner.scan()
        return scanner.lines
    }

    private mutating func scan() {
        var table = TOMLPath()
        cursor.skipBlank()
        while let letter = cursor.letter {
            if letter == "[" {
                table = header()
            } else {
                assignment(in: table)
            }
            cursor.skipLine()
            cursor.skipBlank()
        }
    }

    /// `[a.b]` or `[[a.b]]`; a name on the way that is a list of tables means the last of them.
    private mutating func header() -> TOMLPath {
        cursor.advance()
        let isList = cursor.letter == "["
        if isList { cursor.advance() }
        let keys = cursor.dottedKey()
        var path = TOMLPath()
        for (position, key) in zip(1..., keys) {
            path = path.appending(key)
            record(path)
            if let count = counts[path], !(isList && position == keys.count) {
                path = path.appending(count - 1)
            }
        }
        guard isList else { return path }
        let count = counts[path, default: 0]
        counts[path] = count + 1
        path = path.appending(count)
        record(path)
        return path
    }

    /// `a.b = value`.
    private mutating func assignment(in table: TOMLPath) {
        var path = table
        for key in cursor.dottedKey() {
            path = path.appending(key)
            record(path)
        }
        guard cursor.letter == "=" else { return }
        cursor.advance()
        cursor.skipBlank()
        value(at: path)
    }

    private mutating func value(at path: TOMLPath) {
        switch cursor.letter {
        case "\"", "'": _ = cursor.quoted()
        case "[": list(at: path)
        case "{": inlineTable(at: path)
        default: cursor.skip { !",]}#\n".unicodeScalars.contains($0) }
        }
    }

    private mutating func list(at path: TOMLPath) {
        var index = 0
        cursor.advance()
        cursor.skipBlank()
        while cursor.letter != nil, cursor.letter != "]" {
            let element = path.appending(index)
            record(element)
            value(at: element)
            guard nextElement() else { break }
            index += 1
        }
        cursor.advance()
    }

    private mutating func inlineTable(at path: TOMLPath) {
        cursor.advance()
        cursor.skipBlank()
        while cursor.letter != nil, cursor.letter != "}" {
            assignment(in: path)
            guard nextElement() else { break }
        }
        cursor.advance()
    }

    /// Steps over the comma behind an element, and tells whether there was one.
    private mutating func nextElement() -> Bool {
        cursor.skipBlank()
        guard cursor.letter == "," else { return false }
        cursor.advance()
        cursor.skipBlank()
        return true
    }

    private mutating func record(_ path: TOMLPath) {
        if lines[path] == nil { lines[path] = cursor.line }
    }
}
