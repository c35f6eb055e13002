import Foundation
import Networks
import SystemPackage
import TestSupport
import Testing

@Suite("The file of a part")
struct PartFileTests {
    @Test("that finds no room says so")
    func diskFull() throws {
        let part = try PartFile(path: "/dev/full", digest: nil)
        let bytes = [UInt8](repeating: 1, count: 10)
        let error = #expect(throws: FetchError.self) {
            try bytes.withUnsafeBytes { bytes in try part.append(bytes) }
        }
        #expect(error?.code == .diskFull)
        #expect(part.count == 0)
    }

    @Test("belongs to one download at a time")
    func busy() async throws {
        try await FileServer.with { server in
            let download = server.download("/file")
            _ = try await download.run()
            let holder = try PartFile(path: server.part, digest: nil)
            let error = try await server.failure(of: download)
            #expect(error.code == .busy && !error.isTransient)
            withExtendedLifetime(holder) {}
        }
    }

    @Test("is never reached through a symbolic link")
    func symbolicLink() async throws {
        try await FileServer.with { server in
            let target = server.directory.appending("target").string
            try Data("keep me".utf8).write(to: URL(filePath: target))
            let folder = server.folder
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            try FileManager.default.createSymbolicLink(atPath: server.part, withDestinationPath: target)
            #expect(try await server.failure(of: server.download("/file")).code == .unwritable)
            #expect(try String(contentsOfFile: target, encoding: .utf8) == "keep me")
        }
    }

    @Test("stands in a folder for nobody else's eyes, and the folder must be there to be made in")
    func folder() async throws {
        try await FileServer.with { server in
            _ = try await server.download("/file").run()
            let folder = server.folder
            let attributes = try FileManager.default.attributesOfItem(atPath: folder)
            #expect(attributes[.posixPermissions] as? Int == 0o700)

            let settings = DownloadSettings(userAgent: "impasto/test")
            let nowhere = server.directory.appending("no/such/folder").string
            let error = await #expect(throws: FetchError.self) {
                try await Download(of: PublishedFile(server.address("/file")), as: "x", in: nowhere, settings).run()
            }
            #expect(error?.code == .unwritable)
        }
    }
}
