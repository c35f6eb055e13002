import FoundationEssentials
import Glibc

/// What has to be known of a part to go on with it later: beside it, as JSON.
struct ResumeRecord: Codable, Equatable {
    /// Where the part came from.
    let address: String
    /// What tells the server's file from a later one at the same address (RFC 9110, 13.1.5).
    ///
    /// Its strong entity tag, else the time of its last change.
    let validator: String?

    init(address: String, validator: String?) {
        self.address = address
        self.validator = validator
    }

    /// Reads the record of a part; nil when there is none that can be read, as after a crash while it was written.
    init?(besides part: String) {
        guard let data = try? Data(contentsOf: URL(filePath: Self.path(besides: part))),
            let record = try? JSONDecoder().decode(Self.self, from: data)
        else { return nil }
        self = record
    }

    /// Writes the record of a part.
    func write(besides part: String) throws(FetchError) {
        let path = Self.path(besides: part)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path, errno) }
        defer { close(descriptor) }
        // Two texts can always be encoded; without its record the part is merely not taken up again.
        guard let data = try? JSONEncoder().encode(self) else { return }
        try writeAll(data.bytes, to: descriptor, path)
    }

    /// Where the record of a part is.
    static func path(besides part: String) -> String { part + ".json" }
}
