import Foundation
import SystemPackage
import TestSupport

/// A scratch directory with a folder of networks, for `impasto-network` to work in.
struct NetworkPlace: Sendable {
    /// The scratch directory.
    let root: FilePath

    /// The folder of networks, which is not there at first.
    var store: FilePath { root.appending("networks") }

    /// Lends such a directory to `body` and removes it.
    static func with<Result>(_ body: (NetworkPlace) async throws -> Result) async throws -> Result {
        try await Seats.shared.with {
            try await TemporaryDirectory.with { try await body(NetworkPlace(root: $0.path)) }
        }
    }

    /// The variables that let the programs work in this place.
    var environment: [String: String] { ["IMPASTO_NETWORKS": store.string] }

    /// Runs the program with these arguments.
    func network(_ arguments: String...) async throws -> CommandOutput {
        try await run(Programs.impastoNetwork, arguments)
    }

    /// Runs any program in this place.
    func run(_ program: String, _ arguments: [String]) async throws -> CommandOutput {
        try await CommandOutput.of(program, arguments, environment: environment)
    }

    /// Runs the program with `--json` and reads what it prints.
    func json<Value: Decodable>(_ type: Value.Type = Value.self, _ arguments: String...) async throws -> Value {
        let result = try await run(Programs.impastoNetwork, arguments + ["--json"])
        guard result.status == 0 else { throw NetworkComplaint(result) }
        return try JSONDecoder().decode(type, from: Data(result.output.utf8))
    }

    /// The installed file of that name.
    func file(_ name: String) -> FilePath { store.appending("\(name).safetensors") }

    /// Writes a safetensors file whose tensors are holes: they take no room on the disk, and are zeros when they are read.
    func writeHoles(_ name: String, _ tensors: [(name: String, shape: [Int])]) throws -> FilePath {
        let path = root.appending(name)
        var header: [String: Any] = [:]
        var end = 0
        for (name, shape) in tensors {
            let begin = end
            end += shape.reduce(2, *)
            header[name] = ["dtype": "F16", "shape": shape, "data_offsets": [begin, end]]
        }
        let text = try JSONSerialization.data(withJSONObject: header)
        try path.write(withUnsafeBytes(of: UInt64(text.count).littleEndian, Array.init) + text)
        guard truncate(path.string, 8 + text.count + end) == 0 else { throw Errno(rawValue: errno) }
        return path
    }
}

/// What the program said when it should not have complained.
struct NetworkComplaint: Error, CustomStringConvertible {
    let description: String

    init(_ result: CommandOutput) {
        description = "status \(result.status): \(result.errors)"
    }
}
