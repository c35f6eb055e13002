import FoundationEssentials

/// What stands in `NAME.error.json` beside a file that could not be painted.
struct ErrorReport: Encodable {
    /// What went wrong, in one CamelCase word.
    let code: String

    /// What went wrong, for people.
    let message: String

    /// The file's name when it was in the inbox, escaped.
    let name: String

    /// The job's number; absent where there was none.
    var job: Int64?

    /// How many times a worker had begun to paint it.
    var attempts = 0

    /// The SHA-256 of the recipe as it was frozen and of the pictures that it names, in hexadecimal digits; absent where
    /// no worker had begun.
    var recipeDigest: String?

    /// The version of the daemon that wrote this.
    var version = Impastod.version

    /// When this was written (ISO 8601, UTC).
    var time = Date.now.formatted(.iso8601)

    private enum CodingKeys: String, CodingKey {
        case code, message, name, job, attempts, version, time
        case recipeDigest = "recipe_sha256"
    }

    init(code: String, message: String, name: String) {
        self.code = code
        self.message = message
        self.name = name
    }

    /// The report as indented JSON with a line's end.
    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }
}
