import Weights

/// The objects of a pickle that has been read.
struct Pickle {
    /// As many bytes as all pickles of a file may have.
    ///
    /// A state dictionary takes some hundred for each layer; what is made of a byte takes some hundred at most as well.
    static let mostBytes = 1 << 20

    /// All objects, in the order in which they were made.
    let objects: [PickleObject]
    /// The place of the one that the pickle is about.
    let root: Int

    func text(_ place: Int) -> String? {
        guard case .text(let text) = objects[place] else { return nil }
        return text
    }

    /// The keys and values of a dictionary, or nil when it is none.
    func entries(_ place: Int) -> [(key: Int, value: Int)]? {
        switch objects[place] {
        case .dictionary(let places):
            return stride(from: 0, to: places.count, by: 2).map { (places[$0], places[$0 + 1]) }
        case .pairs(let list):
            guard case .list(let pairs) = objects[list] else { return nil }
            var entries: [(key: Int, value: Int)] = []
            for pair in pairs {
                guard let pair = elements(pair), pair.count == 2 else { return nil }
                entries.append((pair[0], pair[1]))
            }
            return entries
        default: return nil
        }
    }

    /// What stands under a name in a dictionary.
    func value(_ name: String, in place: Int) -> Int? {
        entries(place)?.last { text($0.key) == name }?.value
    }

    private func elements(_ place: Int) -> [Int]? {
        switch objects[place] {
        case .tuple(let elements), .list(let elements): elements
        default: nil
        }
    }
}
