import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("impasto-network fetch")
struct FetchVerbTests {
    @Test("fetches a file and imports it, and leaves nothing else behind")
    func installs() async throws {
        try await FetchPlace.with { place in
            let fetch = try await place.fetch(from: place.tiny())
            #expect(fetch.status == 0, "\(fetch.errors)")
            #expect(fetch.output == "mine\n")
            #expect(fetch.errors.contains(place.tiny()))
            #expect(!fetch.errors.contains("\r"))
            #expect(place.store.visibleNames == ["mine.safetensors"])
            #expect(place.downloads.names.isEmpty)
            #expect(try place.server.requests.map(\.agent) == ["impasto/\(Release.version)"])
        }
    }

    @Test("keeps the file that was fetched where it is told to, and prints everything as JSON")
    func keeps() async throws {
        try await FetchPlace.with { place in
            let fetch = try await place.fetch(from: place.tiny(), ["--keep", "--json"])
            #expect(fetch.status == 0, "\(fetch.errors)")
            #expect(place.downloads.names == ["mine.original"])
            #expect(
                try place.downloads.appending("mine.original").bytes()
                    == place.server.directory.appending("tiny").bytes()
            )
            struct Report: Decodable { let name: String }
            #expect(try JSONDecoder().decode(Report.self, from: Data(fetch.output.utf8)).name == "mine")
        }
    }

    @Test("installs nothing of another digest than it is told")
    func wrongDigest() async throws {
        try await FetchPlace.with { place in
            let fetch = try await place.fetch(from: place.tiny(), ["--sha256", "deadbeef"])
            #expect(fetch.status == ClientExit.failed.rawValue)
            #expect(fetch.errors.contains("deadbeef"))
            #expect(place.store.visibleNames.isEmpty)
            #expect(place.downloads.names.isEmpty)
        }
    }

    @Test("installs nothing that is no network")
    func noNetwork() async throws {
        try await FetchPlace.with { place in
            let fetch = try await place.fetch(from: place.server.address("/file"))
            #expect(fetch.status == ClientExit.failed.rawValue)
            #expect(fetch.errors.contains(place.server.address("/file")))
            #expect(fetch.output.isEmpty)
            #expect(place.store.visibleNames.isEmpty)
            #expect(place.downloads.names.isEmpty)
        }
    }

    @Test("asks nobody when the name is taken, unless it is to replace")
    func nameTaken() async throws {
        try await FetchPlace.with { place in
            _ = try await place.fetch(from: place.tiny())
            let second = try await place.fetch(from: place.tiny())
            #expect(second.status == ClientExit.failed.rawValue)
            #expect(try place.server.requests.count == 1)
            #expect(try await place.fetch(from: place.tiny(), ["--replace"]).status == 0)
            #expect(try place.server.requests.count == 2)
        }
    }

    @Test(
        "keeps what has come when it is stopped, installs nothing, and goes on there",
        arguments: [SIGINT, SIGTERM, SIGKILL]
    )
    func stopped(signal: Int32) async throws {
        try await FetchPlace.with { place in
            let words = place.server.directory.appending("words")
            let fetch = try ChildProcess(place.command(from: place.tiny("stall-20000")), errors: words)
            let part = place.downloads.appending("mine.part")
            try await eventually("the part") { (try? part.stat())?.size == 20_000 ? true : nil }
            fetch.send(signal)
            let status = try await withDeadline(.seconds(20), "the end of the fetch") { await fetch.end() }
            // To a shell both are the same.
            #expect(status == -signal || status == 128 + signal)
            #expect(try String(decoding: words.bytes(), as: UTF8.self).contains("is kept") == (signal != SIGKILL))
            #expect(place.store.visibleNames.isEmpty)
            #expect(try part.stat().size == 20_000)

            let second = try await place.fetch(from: place.tiny("stall-20000"))
            #expect(second.status == 0, "\(second.errors)")
            #expect(try place.server.requests.last?.range == "bytes=20000-")
            #expect(place.store.visibleNames == ["mine.safetensors"])
            #expect(place.downloads.names.isEmpty)
        }
    }

    @Test("says when there is no room, and goes on when there is")
    func diskFull() async throws {
        try await FetchPlace.with { place in
            // A limit on the size of files, in blocks of 512 bytes, is met like a full disk, but for its signal.
            let limited = ["-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "sh"] + place.command(from: place.tiny())
            let first = try await CommandOutput.of("sh", limited)
            #expect(first.status == ClientExit.failed.rawValue)
            #expect(first.errors.contains("no room"))
            #expect(place.store.visibleNames.isEmpty)
            let second = try await place.fetch(from: place.tiny())
            #expect(second.status == 0, "\(second.errors)")
            #expect(try place.server.requests.last?.range == "bytes=4096-")
        }
    }

    @Test("goes through the proxy that the environment names, except where it names an exception")
    func proxy() async throws {
        try await FetchPlace.with { place in
            let proxy = ["http_proxy": place.server.proxy]
            let through = try await place.fetch(from: place.tiny(), environment: proxy)
            #expect(through.status == 0, "\(through.errors)")
            #expect(try place.server.requests.map(\.through) == ["proxy", "plain"])
            #expect(try place.server.requests.first?.target == place.tiny())

            let exception = proxy.merging(["no_proxy": "127.0.0.1"]) { $1 }
            let direct = try await place.fetch(from: place.tiny(), ["--replace"], environment: exception)
            #expect(direct.status == 0, "\(direct.errors)")
            #expect(try place.server.requests.map(\.through) == ["proxy", "plain", "plain"])
        }
    }

    @Test("trusts the authorities that the environment names", arguments: ["CURL_CA_BUNDLE", "SSL_CERT_FILE"])
    func authorities(variable: String) async throws {
        try await FetchPlace.with { place in
            let address = place.tiny(secure: true)
            let strange = try await place.fetch(from: address)
            #expect(strange.status == ClientExit.failed.rawValue)
            #expect(strange.errors.contains("certificate"))
            let known = try await place.fetch(from: address, environment: [variable: place.server.certificate])
            #expect(known.status == 0, "\(known.errors)")
        }
    }

    @Test("shows on a terminal how far it is")
    func terminal() async throws {
        try await FetchPlace.with { place in
            let command = place.command(from: place.tiny()).map { "'\($0)'" }.joined(separator: " ")
            // script(1) has the command run at a terminal.
            let fetch = try await CommandOutput.of("script", ["-qec", command, "/dev/null"])
            #expect(fetch.status == 0)
            #expect(fetch.output.contains("100% [####################] 62.0 KiB of 62.0 KiB"))
        }
    }

    @Test("lists what can be fetched by name, and knows no other")
    func catalogue() async throws {
        struct Entry: Decodable {
            struct File: Decodable { let address: String }
            let name: String
            let licence: String
            let files: [File]
        }
        let list = try await CommandOutput.of(Programs.impastoNetwork, ["fetch", "--list", "--json"])
        let entries = try JSONDecoder().decode([Entry].self, from: Data(list.output.utf8))
        #expect(entries.map(\.name).contains("vgg19"))
        #expect(entries.allSatisfy { !$0.licence.isEmpty && !$0.files.isEmpty })
        let table = try await CommandOutput.of(Programs.impastoNetwork, ["fetch", "--list"])
        #expect(entries.allSatisfy { table.output.contains("\n\($0.name) ") })

        for wrong in [["fetch"], ["fetch", "vgg20"], ["fetch", "vgg19", "--sha256", "deadbeef"], ["fetch", "../x"]] {
            let refusal = try await CommandOutput.of(Programs.impastoNetwork, wrong)
            #expect(refusal.status == ClientExit.usage.rawValue)
            #expect(refusal.output.isEmpty)
        }
    }
}
