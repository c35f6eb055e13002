import Networks

/// Everything that is told of a network.
struct NetworkReport: Encodable, Sendable {
    let name: String?
    let path: String
    let bytes: Int
    let sha256: String
    let description: NetworkDescription

    /// A report on a file.
    ///
    /// - Parameters:
    ///   - name: Its name as a network, if it has one.
    ///   - path: The file, for people.
    ///   - openFile: The same file, to be read; nil where the path will do.
    ///   - description: What is in it.
    /// - Throws: `NetworkError` when it cannot be read.
    init(name: String?, path: String, measuring openFile: String? = nil, _ description: NetworkDescription) throws {
        self.name = name
        self.path = path
        self.description = description
        bytes = NetworkStore.size(of: openFile ?? path)
        sha256 = try NetworkStore.digest(of: openFile ?? path)
    }

    private enum CodingKeys: String, CodingKey {
        case name, path, bytes, sha256
    }

    func encode(to encoder: any Encoder) throws {
        try description.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(name, forKey: .name)
        try container.encode(path, forKey: .path)
        try container.encode(bytes, forKey: .bytes)
        try container.encode(sha256, forKey: .sha256)
    }
}
