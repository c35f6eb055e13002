import Foundation
import Networks
import TestSupport
import Testing

@Suite("The way to a server")
struct RouteTests {
    @Test("follows redirects")
    func redirected() async throws {
        try await FileServer.with { server in
            let file = try await server.download("/hop/3?to=/file").run()
            #expect(file.sha256 == server.sha256[0])
            #expect(try server.requests.count == 4)
        }
    }

    @Test("goes on where it ended behind a redirect too")
    func resumedBehindRedirect() async throws {
        try await FileServer.with { server in
            let log = EventLog()
            let file = try await server.download("/away?to=/file%3Ffaults%3Dcut-100000").run(log.add)
            #expect(file.sha256 == server.sha256[0])
            #expect(log.resumptions == [100_000])
        }
    }

    @Test("ends where it goes round, or on for too long", arguments: ["/loop", "/hop/11?to=/file"])
    func loop(path: String) async throws {
        try await FileServer.with { server in
            let error = try await server.failure(of: server.download(path))
            #expect(error.code == .redirected)
            #expect(try server.requests.count == 11)
        }
    }

    @Test(
        "leads to HTTP and HTTPS only",
        arguments: ["file:///etc/passwd", "ftp://127.0.0.1/file", "gopher://127.0.0.1/"]
    )
    func otherScheme(address: String) async throws {
        try await FileServer.with { server in
            let error = try await server.failure(of: server.download("/away?to=\(address)"))
            #expect(error.code == .redirected)
        }
    }

    @Test("leads from HTTP to HTTPS, and never back")
    func downgrade() async throws {
        try await FileServer.with { server in
            func trusting(_ settings: inout DownloadSettings) { settings.authorities = server.certificate }
            let up = server.download("/away?to=\(server.address("/file", secure: true))", trusting)
            let file = try await up.run()
            #expect(file.sha256 == server.sha256[0])
            let down = server.download("/away?to=\(server.address("/file"))", secure: true, trusting)
            #expect(try await server.failure(of: down).code == .redirected)
            #expect(try server.requests.map(\.through) == ["plain", "tls", "tls"])
        }
    }

    @Test("trusts nobody whom no authority vouches for")
    func untrusted() async throws {
        try await FileServer.with { server in
            let error = try await server.failure(of: server.download("/file", secure: true))
            #expect(error.code == .untrusted && !error.isTransient)
            #expect(try server.requests.isEmpty)
        }
    }

    @Test("trusts whom a given authority vouches for")
    func trusted() async throws {
        try await FileServer.with { server in
            let download = server.download("/file", secure: true) { $0.authorities = server.certificate }
            let file = try await download.run()
            #expect(file.sha256 == server.sha256[0])
            #expect(try server.requests.map(\.through) == ["tls"])
        }
    }

    @Test("trusts an authority for its own names only")
    func wrongName() async throws {
        try await FileServer.with { server in
            var settings = DownloadSettings(userAgent: "impasto/test")
            settings.authorities = server.certificate
            let address = server.address("/file", secure: true).replacing("127.0.0.1", with: "localhost")
            let folder = server.folder
            let error = await #expect(throws: FetchError.self) {
                try await Download(of: PublishedFile(address), as: "network", in: folder, settings).run()
            }
            #expect(error?.code == .untrusted)
        }
    }
}
