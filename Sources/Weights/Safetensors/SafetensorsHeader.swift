/// The JSON header: any number of tensors, and perhaps `__metadata__`.
struct SafetensorsHeader {
    /// What the header says of one tensor.
    struct Entry: Codable {
        var dtype: String
        var shape: [Int]
        /// Where its bytes begin and end, counted from the header's end.
        var data_offsets: [Int]
    }

    /// The most bytes that a header may have.
    ///
    /// A network's takes some thousand; the format allows 100 MB, which take a minute and gigabytes to read.
    static let limit: UInt64 = 4 << 20

    var metadata: [String: String] = [:]
    var entries: [String: Entry] = [:]
}

extension SafetensorsHeader: Codable {
    private struct Name: CodingKey {
        static let metadata = Name(stringValue: "__metadata__")

        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        for key in container.allKeys {
            if key.stringValue == Name.metadata.stringValue {
                metadata = try container.decode([String: String].self, forKey: key)
            } else {
                entries[key.stringValue] = try container.decode(Entry.self, forKey: key)
            }
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        if !metadata.isEmpty { try container.encode(metadata, forKey: Name.metadata) }
        for (name, entry) in entries { try container.encode(entry, forKey: Name(stringValue: name)) }
    }
}
