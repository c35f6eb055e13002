import Networks
import SystemPackage
import TestSupport
import Testing

@Suite("A fetch of one of several files")
struct FetchTests {
    private func fetch(_ server: FileServer, _ files: [PublishedFile]) throws -> Fetch {
        var settings = DownloadSettings(userAgent: "impasto/test")
        settings.attempts = 1
        let store = NetworkStore(server.directory.appending("var/networks").string)
        return Fetch(files, as: try NetworkName("network"), in: store, settings)
    }

    @Test("takes the first that is there and is the right one")
    func fallsBack() async throws {
        try await FileServer.with { server in
            let log = EventLog()
            let digest = PublishedDigest.sha256(server.sha256[0])
            let paths = [
                "/missing", "/file?faults=cut-1000,cut-1000", "/file?faults=wrong", "/hop/2?to=/file", "/file?last",
            ]
            let files = paths.map { PublishedFile(server.address($0), digest: digest) }
            let file = try await fetch(server, files).run(log.add)
            #expect(file.sha256 == server.sha256[0])
            #expect(log.failures.map(\.code) == [.refused, .unreachable, .wrongDigest])
            #expect(try !server.requests.contains { $0.target == "/file?last" })
        }
    }

    @Test("ends with the last one's error when none is to be had")
    func nothing() async throws {
        try await FileServer.with { server in
            let files = ["/missing", "/loop"].map { PublishedFile(server.address($0)) }
            let error = await #expect(throws: FetchError.self) { try await fetch(server, files).run() }
            #expect(error?.code == .redirected)
        }
    }

    @Test("tries no other server when the fault is here")
    func ownFault() async throws {
        try await FileServer.with { server in
            let files = ["/file", "/file?other"].map { PublishedFile(server.address($0)) }
            _ = try await fetch(server, files).run()
            let holder = try PartFile(
                path: server.directory.appending("var/networks/.downloads/network.part").string,
                digest: nil
            )
            let error = await #expect(throws: FetchError.self) { try await fetch(server, files).run() }
            #expect(error?.code == .busy)
            #expect(try server.requests.count == 1)
            withExtendedLifetime(holder) {}
        }
    }
}
