import Foundation

/// What `impasto-render --plan` promises, under the names that it promises.
struct PlanReport: Decodable {
    struct Size: Decodable, Equatable {
        var width: Int
        var height: Int
    }

    struct Scale: Decodable {
        var width: Int
        var height: Int
        var styles: [Size]
        var iterations: Int
    }

    var width: Int
    var height: Int
    var styles: [Size]
    var scales: [Scale]
    var workspace_bytes: Int
    var network_bytes: Int
    var tile_size: Int?
    var history: Int?
    var peak_bytes: Int
    var limit_bytes: Int?
    var limit_from: String?
    var limited_bytes: Int?
    var fits: Bool
    var disk_bytes: Int
    var size_that_fits: Int?
    var shrunk_from: Size?

    /// Reads one.
    init(json: String) throws {
        self = try JSONDecoder().decode(PlanReport.self, from: Data(json.utf8))
    }
}
