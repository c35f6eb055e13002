import Pictures

extension Lettering {
    /// Breaks words into lines.
    ///
    /// - Parameters:
    ///   - words: What is to be written, with spaces in between.
    ///   - width: Pixels that a line may take; a single word that takes more has a line of its own.
    /// - Returns: The lines.
    func lines(of words: String, width: Int) -> [String] {
        var lines: [String] = []
        for word in words.split(separator: " ") {
            if let line = lines.last, self.width(of: "\(line) \(word)") <= width {
                lines[lines.count - 1] += " \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
