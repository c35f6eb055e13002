import Foundation
import SystemPackage

/// A line of a trace file.
struct TraceLine: Decodable {
    var iteration: Int
    var content: Double
    var style: Double
    var histogram: Double?
    var tv: Double
    var total: Double
    var seconds: Double

    /// The lines of a file.
    static func read(_ path: FilePath) throws -> [TraceLine] {
        try path.bytes().split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(TraceLine.self, from: Data($0))
        }
    }
}
