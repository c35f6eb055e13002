import Foundation
import SystemPackage
import TestSupport
import Testing

extension RunningDaemon {
    /// Runs a Python script of `Tests/System` against the daemon's bus, and returns what its last line reports.
    func report<Report: Decodable>(
        of script: String,
        _ arguments: [String],
        within limit: Duration = .seconds(120)
    ) async throws -> Report {
        let file = URL(filePath: #filePath).appending(path: "../../../../System/\(script)").standardizedFileURL.path
        let socket = bus.address.drop { $0 != "/" }
        let said = try await withDeadline(limit, script) {
            // Nothing is left behind in the folder of the sources.
            try await CommandOutput.of("/usr/bin/python3", ["-B", file, "--socket", "\(socket)"] + arguments)
        }
        try #require(said.status == 0, "\(said.errors)")
        let line = try #require(said.output.split(separator: "\n").last)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Report.self, from: Data(line.utf8))
    }
}
