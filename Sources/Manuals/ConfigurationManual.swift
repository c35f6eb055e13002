import Contract

/// The manual page of impastod.toml, made from the commented file that is installed.
struct ConfigurationManual {
    private let configuration: String
    private let text: ManualText

    /// Takes the file and what is written by hand.
    init(_ configuration: String, _ text: ManualText) {
        self.configuration = configuration
        self.text = text
    }

    /// The page.
    var page: String {
        var page = Roff(title: "impastod.toml", section: 5, source: "impasto \(Release.version)")
        page.section("NAME")
        page.line("impastod.toml - the configuration of impastod")
        text.write(to: &page) { _, page in addKeys(to: &page) }
        return page.text
    }

    private func addKeys(to page: inout Roff) {
        page.subsection("The daemon")
        for block in configuration.split(separator: "\n\n") {
            var comment: [Substring] = []
            var keys: [Substring] = []
            for line in block.split(separator: "\n") {
                if line.hasPrefix("# ") {
                    comment.append(line.dropFirst(2))
                } else if line.hasPrefix("[") {
                    page.subsection(String(line))
                    comment.split(separator: "").forEach { page.paragraph($0.joined(separator: " ")) }
                    comment = []
                } else if line != "#" {
                    keys.append(line.hasPrefix("#") ? line.dropFirst() : line)
                }
            }
            // What stands above the first key is about the file, which the page tells in words of its own.
            guard let last = keys.last else { continue }
            for key in keys.dropLast() { page.entry(String(key), "See the next key.") }
            page.entry(String(last), comment.joined(separator: " "))
        }
    }
}
