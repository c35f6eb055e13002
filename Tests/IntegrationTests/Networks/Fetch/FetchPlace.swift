import SystemPackage
import TestSupport

/// A web server that has the tiny network, and an empty folder for networks.
struct FetchPlace: Sendable {
    /// The server.
    let server: FileServer

    /// Where networks go.
    var store: FilePath { server.directory.appending("networks") }

    /// Where parts are kept.
    var downloads: FilePath { store.appending(".downloads") }

    /// Lends such a place to `body` and removes it.
    static func with(_ body: (FetchPlace) async throws -> Void) async throws {
        try await Seats.shared.with {
            try await FileServer.with { server in
                let tiny = FilePath.engineFixtures.appending("tiny.safetensors")
                try server.directory.appending("tiny").write(tiny.bytes())
                try await body(FetchPlace(server: server))
            }
        }
    }

    /// The address of the tiny network, with what befalls those who fetch it.
    func tiny(_ faults: String = "", secure: Bool = false) -> String {
        server.address("/own/tiny" + (faults.isEmpty ? "" : "?faults=\(faults)"), secure: secure)
    }

    /// The command that fetches a network of the name `mine`.
    func command(from address: String, _ more: [String] = []) -> [String] {
        [Programs.impastoNetwork, "fetch", "mine", "--from", address, "--store", store.string] + more
    }

    /// Fetches a network of the name `mine`, with nothing in the environment that says how, but what stands here.
    func fetch(
        from address: String,
        _ more: [String] = [],
        environment: [String: String] = [:]
    ) async throws -> CommandOutput {
        let names = [
            "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
            "CURL_CA_BUNDLE", "SSL_CERT_FILE",
        ]
        let nothing = Dictionary(uniqueKeysWithValues: names.map { ($0, "") })
        let command = command(from: address, more)
        return try await CommandOutput.of(
            command[0],
            Array(command.dropFirst()),
            environment: nothing.merging(environment) { $1 }
        )
    }
}
