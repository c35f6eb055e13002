/// A manual page that is being written, in the macros of man(7).
struct Roff {
    /// The lines so far.
    private(set) var text = ""

    /// Begins a page.
    ///
    /// - Parameters:
    ///   - title: Its title, mostly the name of what it is about.
    ///   - section: The section of the manual that it belongs to.
    ///   - source: The program and version that it comes with.
    init(title: String, section: Int, source: String) {
        request("TH", "\"\(Self.escape(title))\" \(section) \"\" \"\(Self.escape(source))\"")
    }

    /// Begins a section.
    mutating func section(_ heading: String) {
        request("SH", Self.escape(heading))
    }

    /// Begins a part of a section.
    mutating func subsection(_ heading: String) {
        request("SS", Self.escape(heading))
    }

    /// Writes a paragraph.
    mutating func paragraph(_ words: String) {
        request("PP")
        line(words)
    }

    /// Writes an entry of a list: a term in bold and what it is.
    mutating func entry(_ term: String, _ words: String) {
        request("TP")
        request("B", "\"\(Self.escape(term))\"")
        line(words)
    }

    /// Goes on with an entry in a paragraph of its own.
    mutating func continuation(_ words: String) {
        request("IP")
        line(words)
    }

    /// Writes entries that belong to the entry above.
    mutating func nested(_ write: (inout Roff) -> Void) {
        request("RS")
        write(&self)
        request("RE")
    }

    /// Writes lines as they are, indented.
    mutating func example(_ lines: [String]) {
        request("PP")
        request("RS", "4")
        request("nf")
        lines.forEach { line($0) }
        request("fi")
        request("RE")
    }

    /// Writes a line of text.
    mutating func line(_ words: String) {
        let escaped = Self.escape(words)
        // At the beginning of a line these would be taken for requests.
        text += (escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" : "") + escaped + "\n"
    }

    private mutating func request(_ name: String, _ arguments: String = "") {
        text += arguments.isEmpty ? ".\(name)\n" : ".\(name) \(arguments)\n"
    }

    /// Text in which nothing means anything to roff.
    private static func escape(_ words: String) -> String {
        words.map { character in
            switch character {
            case "\\": "\\e"
            case "-": "\\-"
            case "\"": "\\(dq"
            case "“": "\\(lq"
            case "”": "\\(rq"
            case "^": "\\(ha"
            case "~": "\\(ti"
            case "`": "\\(ga"
            case "…": "..."
            default: String(character)
            }
        }.joined()
    }
}
