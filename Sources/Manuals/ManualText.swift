/// The part of a manual page that is written by hand, in files of Packaging/manuals.
///
/// `# HEADING` begins a section and `## Heading` a part of one; paragraphs are separated by empty lines; lines that are
/// indented by four spaces stay as they are; `term :: words` is an entry of a list; `@word@` on a line of its own is where
/// something belongs that follows from the programs.
struct ManualText {
    private let lines: [Substring]

    /// Takes the text of a file.
    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Writes it all, and what belongs at the marks.
    func write(to page: inout Roff, at mark: (String, inout Roff) -> Void) {
        var rest = lines[...]
        while let line = rest.first {
            if line.isEmpty {
                rest.removeFirst()
            } else if line.hasPrefix("@"), line.hasSuffix("@") {
                mark(String(line.dropFirst().dropLast()), &page)
                rest.removeFirst()
            } else if line.hasPrefix("# ") {
                page.section(String(line.dropFirst(2)))
                rest.removeFirst()
            } else if line.hasPrefix("## ") {
                page.subsection(String(line.dropFirst(3)))
                rest.removeFirst()
            } else {
                let block = rest.prefix { !$0.isEmpty }
                rest = rest.dropFirst(block.count)
                Self.write(block, to: &page)
            }
        }
    }

    private static func write(_ block: ArraySlice<Substring>, to page: inout Roff) {
        if block.allSatisfy({ $0.hasPrefix("    ") }) {
            return page.example(block.map { String($0.dropFirst(4)) })
        }
        let words = block.joined(separator: " ")
        if let sign = words.firstRange(of: " :: ") {
            page.entry(String(words[..<sign.lowerBound]), String(words[sign.upperBound...]))
        } else {
            page.paragraph(words)
        }
    }
}
