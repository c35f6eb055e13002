import Foundation
import Networks
import TestSupport
import Testing

@Suite("A download that broke off")
struct ResumeTests {
    /// A path whose first request breaks off, so that a part is left behind.
    private func leavePart(_ server: FileServer, _ path: String, digest: PublishedDigest? = nil) async throws {
        let error = try await server.failure(of: server.download(path, digest: digest) { $0.attempts = 1 })
        #expect(error.code == .unreachable)
        #expect(server.kept?.count == 100_000)
    }

    @Test("goes on where it ended, if the file is the same")
    func goesOn() async throws {
        try await FileServer.with { server in
            try await leavePart(server, "/file?faults=cut-100000")
            let log = EventLog()
            let file = try await server.download("/file?faults=cut-100000").run(log.add)
            #expect(file.sha256 == server.sha256[0])
            #expect(log.resumptions == [100_000])
            #expect(log.totals.allSatisfy { $0 == server.size })
            let request = try #require(try server.requests.last)
            #expect(request.range == "bytes=100000-")
            #expect(request.condition == "\"v0\"")
        }
    }

    @Test("goes on by the time of the last change where there is no strong tag", arguments: ["none", "weak"])
    func lastModified(tag: String) async throws {
        try await FileServer.with { server in
            let path = "/file?faults=cut-100000&tags=\(tag)"
            try await leavePart(server, path)
            let file = try await server.download(path).run()
            #expect(file.sha256 == server.sha256[0])
            #expect(try server.requests.last?.condition == "Fri, 02 Jan 1970 00:00:00 GMT")
            #expect(try server.requests.last?.range == "bytes=100000-")
        }
    }

    @Test("goes on without any mark of the file only if the digest will tell")
    func unmarked() async throws {
        try await FileServer.with { server in
            let path = "/file?faults=cut-100000,none,cut-100000&tags=none&modified=no"
            try await leavePart(server, path)
            let file = try await server.download(path).run()
            #expect(file.sha256 == server.sha256[0])
            #expect(try server.requests.last?.range == nil)
            file.remove()

            let digest = PublishedDigest.sha256(server.sha256[0])
            try await leavePart(server, path, digest: digest)
            #expect(try await server.download(path, digest: digest).run().sha256 == server.sha256[0])
            #expect(try server.requests.last?.range == "bytes=100000-")
            #expect(try server.requests.last?.condition == nil)
        }
    }

    @Test(
        "begins again when the file has changed",
        arguments: ["", "&conditions=no", "&tags=none", "&ranges=no"]
    )
    func changed(how: String) async throws {
        try await FileServer.with { server in
            let path = "/file?faults=cut-100000&versions=0,1\(how)"
            try await leavePart(server, path)
            let log = EventLog()
            let file = try await server.download(path).run(log.add)
            #expect(file.sha256 == server.sha256[1])
            #expect(file.size == server.size)
            #expect(log.resumptions.isEmpty)
        }
    }

    @Test("begins again when the server sends another range than was asked for")
    func shifted() async throws {
        try await FileServer.with { server in
            let path = "/file?faults=cut-100000&shift=1"
            try await leavePart(server, path)
            let log = EventLog()
            let file = try await server.download(path).run(log.add)
            #expect(file.sha256 == server.sha256[0])
            #expect(log.retries.map(\.code) == [.refused])
        }
    }

    @Test("begins again when the server says that the file is smaller than what has come")
    func smallerThanThePart() async throws {
        try await FileServer.with { server in
            let path = "/file?faults=cut-100000&total=100"
            try await leavePart(server, path)
            let log = EventLog()
            let file = try await server.download(path).run(log.add)
            #expect(file.sha256 == server.sha256[0])
            #expect(log.retries.map(\.code) == [.refused])
        }
    }

    @Test("is not done before as much has come as the server says that the file has")
    func endsEarly() async throws {
        try await FileServer.with { server in
            let path = "/file?faults=cut-100000&total=\(server.size + 1)"
            try await leavePart(server, path)
            let log = EventLog()
            let file = try await server.download(path).run(log.add)
            #expect(file.sha256 == server.sha256[0])
            #expect(log.retries.map(\.code) == [.unreachable])
        }
    }

    @Test("begins again from another address")
    func otherAddress() async throws {
        try await FileServer.with { server in
            try await leavePart(server, "/file?faults=cut-100000")
            #expect(try await server.download("/file").run().sha256 == server.sha256[0])
            #expect(try server.requests.last?.range == nil)
        }
    }

    @Test("begins again when nobody knows where the part came from")
    func noRecord() async throws {
        try await FileServer.with { server in
            let path = "/file?faults=cut-100000"
            try await leavePart(server, path)
            try Data("{".utf8).write(to: URL(filePath: server.part + ".json"))
            #expect(try await server.download(path).run().sha256 == server.sha256[0])
            #expect(try server.requests.last?.range == nil)
        }
    }

    @Test("is not fetched again when it had come whole")
    func complete() async throws {
        try await FileServer.with { server in
            _ = try await server.download("/file").run()
            let log = EventLog()
            let file = try await server.download("/file").run(log.add)
            #expect(file.sha256 == server.sha256[0])
            #expect(log.counts.isEmpty && log.resumptions == [server.size])
            #expect(try server.requests.last?.range == "bytes=\(server.size)-")
        }
    }

    @Test("is fetched again when it had come whole and has changed since", arguments: ["", "&conditions=no"])
    func completeAndChanged(how: String) async throws {
        try await FileServer.with { server in
            let path = "/file?versions=0,1\(how)"
            _ = try await server.download(path).run()
            #expect(try await server.download(path).run().sha256 == server.sha256[1])
        }
    }

    @Test("is found out by its digest when the part was tampered with, and is gone then")
    func tampered() async throws {
        try await FileServer.with { server in
            let path = "/file?faults=cut-100000"
            let digest = PublishedDigest.sha256(server.sha256[0])
            try await leavePart(server, path, digest: digest)
            try Data(count: 100_000).write(to: URL(filePath: server.part))
            #expect(try await server.failure(of: server.download(path, digest: digest)).code == .wrongDigest)
            #expect(try await server.download(path, digest: digest).run().sha256 == server.sha256[0])
        }
    }
}
