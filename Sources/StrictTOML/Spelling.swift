/// Finds the name that somebody most probably meant.
enum Spelling {
    /// The candidate nearest to a misspelt name, or nil where none is near: one slip for every three letters.
    static func nearest(to name: String, among candidates: [String]) -> String? {
        let allowedSlips = max(1, name.count / 3)
        let ranked = candidates.map { (candidate: $0, slips: distance(name, $0)) }
        guard let best = ranked.min(by: { $0.slips < $1.slips }), best.slips <= allowedSlips else { return nil }
        return best.candidate
    }

    /// How many slips lie between two words: a letter missing, added, replaced, or swapped with its neighbour.
    ///
    /// The restricted Damerau-Levenshtein distance.
    static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left)
        let right = Array(right)
        var twoBack: [Int] = []
        var oneBack = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                let replaced = oneBack[column] + (left[row] == right[column] ? 0 : 1)
                var slips = min(replaced, oneBack[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    slips = min(slips, twoBack[column - 1] + 1)
                }
                current.append(slips)
            }
            twoBack = oneBack
            oneBack = current
        }
        return oneBack[right.count]
    }
}
