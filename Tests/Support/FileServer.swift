import Foundation
import Subprocess
import SystemPackage

/// A web server of a test's own, whose faults are ordered in the address.
///
/// It is `Tests/NetworksTests/Fixtures/server.py`, which tells them.
public struct FileServer: Sendable {
    /// A request as it came in.
    public struct Request: Decodable, Sendable {
        /// The path with its question, or the whole address if it came to the proxy.
        public let target: String
        /// By which way it came: `plain`, `tls` or `proxy`.
        public let through: String
        /// The header `Range`.
        public let range: String?
        /// The header `If-Range`.
        public let condition: String?
        /// The header `User-Agent`.
        public let agent: String?
    }

    private struct Facts: Decodable {
        let plain: Int
        let secure: Int
        let proxy: Int
        let certificate: String
        let size: Int
        let sha256: [String]
        let md5: String
    }

    private let facts: Facts

    /// A directory of the server's, where tests may put files too.
    public let directory: TemporaryDirectory

    /// Starts a server, lends it to `body` and stops it, however `body` ends.
    public static func with(_ body: (FileServer) async throws -> Void) async throws {
        try await TemporaryDirectory.with { directory in
            let script = FilePath(#filePath).removingLastComponent().appending("../NetworksTests/Fixtures/server.py")
            let result = try await run(
                .path("/usr/bin/python3"),
                arguments: [script.string, directory.path.string],
                input: .inputWriter,
                output: .sequence,
                error: .currentStandardError
            ) { server in
                var outcome = Swift.Result<Void, any Error>.failure(Errno.brokenPipe)
                // It listens once it has told its ports, which is all that it ever says.
                for try await line in server.standardOutput.strings() where outcome.isFailure {
                    do {
                        let facts = try JSONDecoder().decode(Facts.self, from: Data(line.utf8))
                        outcome = .success(try await body(FileServer(facts: facts, directory: directory)))
                    } catch {
                        outcome = .failure(error)
                    }
                    try await server.standardInputWriter.finish()
                }
                return outcome
            }
            try result.closureResult.get()
        }
    }

    /// The address of a path.
    public func address(_ path: String, secure: Bool = false) -> String {
        secure ? "https://127.0.0.1:\(facts.secure)\(path)" : "http://127.0.0.1:\(facts.plain)\(path)"
    }

    /// The address of the proxy, good for `http_proxy`.
    public var proxy: String { "http://127.0.0.1:\(facts.proxy)" }

    /// A file with the certificate of the secure server, which nobody trusts by himself.
    public var certificate: String { facts.certificate }

    /// How many bytes the file has.
    public var size: Int { facts.size }

    /// The SHA-256 of each version of the file.
    public var sha256: [String] { facts.sha256 }

    /// The MD5 of the file's first version.
    public var md5: String { facts.md5 }

    /// The requests so far, in order.
    public var requests: [Request] {
        get throws {
            let log = try String(contentsOfFile: directory.appending("requests").string, encoding: .utf8)
            return try log.split(separator: "\n").map { try JSONDecoder().decode(Request.self, from: Data($0.utf8)) }
        }
    }
}

extension Result {
    fileprivate var isFailure: Bool {
        guard case .failure = self else { return false }
        return true
    }
}
