import Foundation

/// What `impasto-render bench --json` promises, under the names that it promises.
struct BenchReport: Decodable {
    struct Pass: Decodable {
        var layer: String
        var direction: String
        var seconds: Double
        var phases: [String: Double]
        var direct_gflop: Double
        var real_gflop: Double
        var direct_gflop_per_s: Double?
        var real_gflop_per_s: Double?
        var products_gflop_per_s: Double?
    }

    var size: Int
    var network: String
    var threads: Int
    var isa: String
    var evaluations_s: [Double]
    var profiled_s: [Double]
    var median_s: Double
    var min_s: Double
    var predicted_rss_mb: Int
    var peak_rss_mb: Int
    var direct_gflop_per_s: Double
    var real_gflop_per_s: Double
    var phases: [String: Double]
    var rest_s: Double
    var passes: [Pass]

    /// The layers that are evaluated, in order.
    static let layers = [2, 2, 4, 4, 1].enumerated().flatMap { block, count in
        (1...count).map { "conv\(block + 1)_\($0)" }
    }

    /// Reads one.
    init(json: String) throws {
        self = try JSONDecoder().decode(BenchReport.self, from: Data(json.utf8))
    }
}
