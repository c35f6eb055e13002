import Foundation
import Networks
import SystemPackage
import TestSupport
import Testing

@Suite("A download")
struct DownloadTests {
    @Test("brings a file whole, tells how far it is, and calls itself by name")
    func whole() async throws {
        try await FileServer.with { server in
            let log = EventLog()
            let digest = PublishedDigest.sha256(server.sha256[0])
            let file = try await server.download("/file", size: server.size, digest: digest).run(log.add)
            #expect(file.size == server.size)
            #expect(file.sha256 == server.sha256[0])
            #expect(try Data(contentsOf: URL(filePath: file.path)).count == server.size)
            #expect(log.counts == log.counts.sorted() && log.counts.last == server.size)
            #expect(log.totals.allSatisfy { $0 == server.size })
            #expect(log.resumptions.isEmpty)
            #expect(try server.requests.map(\.agent) == ["impasto/test"])
            #expect(try server.requests.map(\.range) == [nil])
        }
    }

    @Test("takes a file of unknown length to the end of the connection")
    func unknownLength() async throws {
        try await FileServer.with { server in
            let log = EventLog()
            let file = try await server.download("/file?length=no").run(log.add)
            #expect(file.sha256 == server.sha256[0])
            #expect(log.totals.allSatisfy { $0 == nil })
        }
    }

    @Test("brings an empty file too, which has no bytes to look at")
    func empty() async throws {
        try await FileServer.with { server in
            let digest = PublishedDigest.sha256("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
            let file = try await server.download("/file?length=0&faults=cut-0", digest: digest).run()
            #expect(file.size == 0)
        }
    }

    @Test("is the caller's to remove or to keep under another name")
    func fate() async throws {
        try await FileServer.with { server in
            let file = try await server.download("/file").run()
            let kept = server.directory.appending("kept").string
            try file.keep(as: kept)
            #expect(try Data(contentsOf: URL(filePath: kept)).count == server.size)
            #expect(try FileManager.default.contentsOfDirectory(atPath: server.folder) == [])
            let other = try await server.download("/file").run()
            other.remove()
            #expect(try FileManager.default.contentsOfDirectory(atPath: server.folder) == [])
        }
    }

    @Test("trusts no digest but the published one", arguments: ["sha256", "prefix", "md5"])
    func digests(kind: String) async throws {
        try await FileServer.with { server in
            func digest(_ digits: String) -> PublishedDigest {
                switch kind {
                case "sha256": .sha256(digits)
                case "prefix": .sha256Prefix(String(digits.prefix(8)))
                default: .md5(digits)
                }
            }
            let right = digest(kind == "md5" ? server.md5 : server.sha256[0])
            let wrong = digest(kind == "md5" ? String(server.md5.reversed()) : server.sha256[1])
            _ = try await server.download("/file", digest: right).run()

            let error = try await server.failure(of: server.download("/file?faults=wrong", digest: right))
            #expect(error.code == .wrongDigest)
            #expect(error.description.contains("\(right)"))
            #expect(server.kept == nil)

            #expect(try await server.failure(of: server.download("/file", digest: wrong)).code == .wrongDigest)
        }
    }

    @Test("refuses what is no address of HTTP", arguments: ["file:///etc/passwd", "ftp://127.0.0.1/x", "vgg19", ""])
    func badAddress(address: String) async throws {
        try await TemporaryDirectory.with { directory in
            let settings = DownloadSettings(userAgent: "impasto/test")
            let download = Download(of: PublishedFile(address), as: "x", in: directory.path.string, settings)
            let error = await #expect(throws: FetchError.self) { try await download.run() }
            #expect(error?.code == .badAddress)
        }
    }
}
