import Foundation
import TestSupport

/// Safetensors as struct, json and numpy write and read it.
enum Peer {
    /// What it finds in a file.
    struct Description: Decodable {
        struct Tensor: Decodable, Equatable {
            var name: String
            var type: String
            var shape: [Int]
            var values: [Double]
        }

        var notes: [String: String]
        var tensors: [Tensor]
    }

    /// Lets it write its file.
    static func write(_ path: String) async throws {
        _ = try await run(["write", path])
    }

    /// Lets it read a file.
    static func describe(_ path: String) async throws -> Description {
        try JSONDecoder().decode(Description.self, from: Data(try await run(["describe", path]).utf8))
    }

    private static func run(_ arguments: [String]) async throws -> String {
        struct Failure: Error { var errors: String }
        let script = Bundle.module.bundleURL.appendingPathComponent("Fixtures/peer.py").path
        let result = try await CommandOutput.of("/usr/bin/python3", [script] + arguments)
        guard result.status == 0 else { throw Failure(errors: result.errors) }
        return result.output
    }
}
