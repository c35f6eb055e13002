import Foundation
import SystemPackage

/// A sidecar as another program reads it.
struct SidecarFile: Decodable {
    struct Source: Decodable, Equatable {
        var path: String
        var bytes: Int
        var sha256: String
    }

    struct Arithmetic: Decodable {
        var instruction_set: String
        var openblas_core: String
    }

    struct Economy: Decodable, Equatable {
        var tile_size: Int?
        var history: Int?
    }

    struct Scale: Decodable, Equatable {
        var width: Int
        var height: Int
        var evaluations: Int
        var converged: Bool
    }

    struct Epoch: Decodable {
        var evaluation: Int
        var content: Double?
        var style: Double?
        var histogram: Double?
        var tv: Double?
        var total: Double?
        var seconds: Double
    }

    struct Painting: Decodable {
        var width: Int
        var height: Int
        var bytes: Int
        var sha256: String
        var shrunk_from: Size?
    }

    struct Size: Decodable, Equatable {
        var width: Int
        var height: Int
    }

    var format: Int
    var software: String
    var version: String
    var finished: String
    var content: Source
    var pictures: [Source]
    var network: Source
    var threads: Int
    var arithmetic: Arithmetic
    var economy: Economy
    var scales: [Scale]
    var epochs: [Epoch]
    var seconds: Double
    var peak_memory_bytes: Int
    var painting: Painting

    static func read(_ path: FilePath) throws -> SidecarFile {
        try JSONDecoder().decode(SidecarFile.self, from: Data(path.bytes()))
    }
}
