/// What `impasto-network import`, `show` and, in part, `list` print with `--json`, under the names that they promise.
struct NetworkReport: Decodable {
    struct Layer: Decodable, Equatable {
        var name: String
        var channels: Int
        var receptive_field: Int
        var sha256: String?
    }

    var name: String?
    var path: String
    var bytes: Int
    var sha256: String
    var network: String
    var family: String
    var evidence: String
    var licence: String
    var input: String
    var mean: String
    var std: String?
    var layers: [Layer]
    var oxford_layers: Int?
    var format: String
    var source: String?
    var source_format: String?
    var source_sha256: String?
}

/// A line of `impasto-network list --json`.
struct NetworkLine: Decodable {
    var name: String
    var path: String
    var bytes: Int
    var network: String?
    var family: String?
    var layers: Int?
    var widths: String?
    var problem: String?
}
