/// The place of a value in a document: the keys and list positions that lead to it from the root.
struct TOMLPath: Hashable {
    enum Step: Hashable {
        case key(String)
        case index(Int)
    }

    var steps: [Step] = []

    func appending(_ key: String) -> TOMLPath {
        TOMLPath(steps: steps + [.key(key)])
    }

    func appending(_ index: Int) -> TOMLPath {
        TOMLPath(steps: steps + [.index(index)])
    }

    /// The place as people write it, `style-layers.conv1_1`; list positions are left to the line number.
    var name: String {
        steps.compactMap { step in
            if case .key(let key) = step { key } else { nil }
        }.joined(separator: ".")
    }
}
