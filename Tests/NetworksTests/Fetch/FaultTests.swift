import Foundation
import Networks
import SystemPackage
import TestSupport
import Testing

@Suite("A server that fails")
struct FaultTests {
    @Test("is asked again, and goes on where it broke off")
    func passing() async throws {
        try await FileServer.with { server in
            let log = EventLog()
            let path = "/file?faults=status-500,status-429,cut-100000,cut-70000"
            let file = try await server.download(path, digest: .sha256(server.sha256[0])).run(log.add)
            #expect(file.size == server.size)
            #expect(log.retries.map(\.code) == [.refused, .refused, .unreachable, .unreachable])
            #expect(log.resumptions == [100_000, 170_000])
            #expect(try server.requests.map(\.range) == [nil, nil, nil, "bytes=100000-", "bytes=170000-"])
        }
    }

    @Test("is asked a few times at most")
    func lasting() async throws {
        try await FileServer.with { server in
            let path = "/file?faults=status-503,status-503,status-503,status-503"
            let error = try await server.failure(of: server.download(path) { $0.attempts = 3 })
            #expect(error.code == .refused && error.isTransient)
            #expect(error.description.contains("503"))
            #expect(try server.requests.count == 3)
        }
    }

    @Test("is asked once when it says that there is no such file")
    func missing() async throws {
        try await FileServer.with { server in
            let error = try await server.failure(of: server.download("/missing"))
            #expect(error.code == .refused && !error.isTransient)
            #expect(error.description.contains("404"))
            #expect(try server.requests.count == 1)
            #expect(server.kept == nil)
        }
    }

    @Test("and stalls is left, and its part is kept")
    func stalling() async throws {
        try await FileServer.with { server in
            // No server is as fast as that for a second, whatever libcurl takes its average over.
            let download = server.download("/file?faults=stall-100000") {
                $0.attempts = 1
                $0.stallSpeed = 1 << 30
                $0.stallTime = .seconds(1)
            }
            let error = try await server.failure(of: download)
            #expect(error.code == .stalled && error.isTransient)
            #expect(server.kept?.count == 100_000)
        }
    }

    @Test("to listen is said to be out of reach")
    func unreachable() async throws {
        try await TemporaryDirectory.with { directory in
            var settings = DownloadSettings(userAgent: "impasto/test")
            settings.attempts = 1
            // Port 1 belongs to a service that nobody has run for decades (tcpmux).
            let file = PublishedFile("http://127.0.0.1:1/file")
            let download = Download(of: file, as: "x", in: directory.path.string, settings)
            let error = await #expect(throws: FetchError.self) { try await download.run() }
            #expect(error?.code == .unreachable)
        }
    }

    @Test("and sends another size than was published is refused before anything comes", arguments: [-1, 1])
    func wrongSize(difference: Int) async throws {
        try await FileServer.with { server in
            let error = try await server.failure(of: server.download("/file", size: server.size + difference))
            #expect(error.code == .wrongSize && !error.isTransient)
            #expect(server.kept == nil)
        }
    }

    @Test("and sends more than was published without saying so is cut off there")
    func tooMuch() async throws {
        try await FileServer.with { server in
            let size = server.size - 1
            let error = try await server.failure(of: server.download("/file?length=no", size: size))
            #expect(error.code == .wrongSize)
            #expect(server.kept == nil)
        }
    }

    @Test("and ends too early without saying so is asked for the rest")
    func tooLittle() async throws {
        try await FileServer.with { server in
            let path = "/file?length=no&faults=cut-100000"
            let log = EventLog()
            let file = try await server.download(path, size: server.size).run(log.add)
            #expect(file.sha256 == server.sha256[0])
            #expect(log.resumptions == [100_000])
        }
    }

    @Test("and sends without an end is cut off at the limit", arguments: ["/endless", "/file"])
    func limited(path: String) async throws {
        try await FileServer.with { server in
            let error = try await server.failure(of: server.download(path) { $0.sizeLimit = 200_000 })
            #expect(error.code == .tooLarge && !error.isTransient)
            #expect(server.kept == nil)
        }
    }

    @Test("and lies about the length is found out", arguments: ["200000", "400000"])
    func lying(length: String) async throws {
        try await FileServer.with { server in
            let path = "/file?ranges=no&length=\(length)"
            let download = server.download(path, digest: .sha256(server.sha256[0])) { $0.attempts = 2 }
            let error = try await server.failure(of: download)
            #expect(error.code == (length == "200000" ? .wrongDigest : .unreachable))
        }
    }
}
