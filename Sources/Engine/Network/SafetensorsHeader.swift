/// The JSON header: any number of tensors, and perhaps `__metadata__`.
struct SafetensorsHeader: Decodable {
    /// What the header says of one tensor.
    struct Entry: Decodable {
        var dtype: String
        var shape: [Int]
        /// Where its bytes begin and end, counted from the header's end.
        var data_offsets: [Int]
    }

    var metadata: [String: String] = [:]
    var entries: [String: Entry] = [:]

    private struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        for key in container.allKeys {
            if key.stringValue == "__metadata__" {
                metadata = try container.decode([String: String].self, forKey: key)
            } else {
                entries[key.stringValue] = try container.decode(Entry.self, forKey: key)
            }
        }
    }
}
