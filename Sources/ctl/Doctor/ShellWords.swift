/// Words as systemctl(1) prints them in lists: those with odd letters in quotes.
enum ShellWords {
    /// Splits a line at its spaces, but for those in quotes or behind a backslash.
    static func split(_ line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var letters = line[...]
        while let letter = letters.popFirst() {
            switch letter {
            case "\\": word = (word ?? "") + (letters.popFirst().map(String.init) ?? "")
            case quote: quote = nil
            case "\"" where quote == nil, "'" where quote == nil:
                quote = letter
                // What stands before it in $'…' is no part of the word.
                word = word == "$" ? "" : word ?? ""
            case " " where quote == nil:
                words += [word].compactMap { $0 }
                word = nil
            default: word = (word ?? "") + String(letter)
            }
        }
        return words + [word].compactMap { $0 }
    }
}
