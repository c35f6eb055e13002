import Foundation
import SystemPackage
import TestSupport
import Testing

/// What the program tells, and by which names it is called.
struct NetworkCommandTests {
    @Test func networksAreListed() async throws {
        let file = try await WrittenNetworks.file("vgg19.keras.h5")
        try await NetworkPlace.with { place in
            #expect(try await place.network("import", file.string, "--name", "b").status == 0)
            #expect(
                try await place.network("import", file.string, "--name", "a", "--family", "torchvision").status == 0
            )
            try place.file("broken").write("nothing")
            let lines = try await place.json([NetworkLine].self, "list")
            #expect(lines.map(\.name).starts(with: ["a", "b", "broken"]))
            #expect(lines[0].family == "torchvision" && lines[0].network == "vgg19" && lines[0].layers == 16)
            #expect(lines[0].widths == "4 8 8 8 8" && lines[0].path == place.file("a").string)
            #expect(lines[0].bytes == (try place.file("a").bytes().count))
            #expect(lines[1].family == "oxford" && lines[1].problem == nil)
            #expect(lines[2].family == nil && lines[2].problem?.contains("broken.safetensors") == true)

            let table = try await place.network("list")
            #expect(table.output.hasPrefix("NAME"))
            #expect(table.output.split(separator: "\n").contains { $0.hasPrefix("b ") && $0.contains("oxford") })
            #expect(table.errors.contains("broken.safetensors"))
            #expect(!table.output.contains("\u{1b}"))
        }
    }

    /// The network that comes with the sources is found in a build.
    @Test func shippedNetworksAreListedAndStay() async throws {
        try await NetworkPlace.with { place in
            let lines = try await place.json([NetworkLine].self, "list")
            let shipped = try #require(lines.first { $0.path.contains("/Networks/") })
            #expect(shipped.problem == nil)
            let result = try await place.network("remove", shipped.name)
            #expect(result.status == 1 && result.errors.contains("came with the programs"), "\(result.errors)")
            #expect(FilePath(shipped.path).exists)

            // One of the same name in a folder of networks comes first.
            let file = try await WrittenNetworks.file("vgg19.keras.h5")
            #expect(try await place.network("import", file.string, "--name", shipped.name).status == 0)
            let hiding = try await place.json([NetworkLine].self, "list")
            #expect(hiding.filter { $0.name == shipped.name }.map(\.path) == [place.file(shipped.name).string])
        }
    }

    @Test func aNetworkIsShownAndRemoved() async throws {
        let file = try await WrittenNetworks.file("vgg16.new.mat")
        try await NetworkPlace.with { place in
            #expect(try await place.network("import", file.string).status == 0)
            let report = try await place.json(NetworkReport.self, "show", "vgg16")
            #expect(report.name == "vgg16" && report.network == "vgg16" && report.family == "oxford")
            #expect(
                report.layers.map(\.name) == (1...5).flatMap { b in (1...(b < 3 ? 2 : 3)).map { "conv\(b)_\($0)" } }
            )
            #expect(report.layers.map(\.channels) == [4, 4, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8])
            #expect(report.layers.map(\.receptive_field) == [3, 5, 10, 14, 24, 32, 40, 60, 76, 92, 132, 164, 196])
            #expect(Set(report.layers.compactMap(\.sha256)).count == 13)
            #expect(
                report.source == "vgg16.new.mat" && report.source_format == "matlab" && report.format == "safetensors"
            )
            let text = try await place.network("show", "vgg16").output
            for words in [
                "VGG16", "oxford (", "B, G, R in 0…255 less 103.939,116.779,123.68", "4 8 8 8 8", "conv5_3", "196 px",
            ] {
                #expect(text.contains(words), "\(words)")
            }

            #expect(try await place.network("remove", "vgg16").status == 0)
            #expect(place.store.names == [])
            let result = try await place.network("remove", "vgg16")
            #expect(result.status == 1 && result.errors.contains("no network “vgg16”"))
            #expect(try await place.network("show", "vgg16").status == 1)
        }
    }

    @Test func anyFileIsShownWithoutBeingImported() async throws {
        let file = try await WrittenNetworks.file("part.pth")
        try await NetworkPlace.with { place in
            let report = try await place.json(NetworkReport.self, "show", file.string)
            #expect(report.name == nil && report.layers.count == 8 && report.format == "torch-zip")
            #expect(report.path == file.string && report.sha256 == report.source_sha256)
            #expect(try await place.network("show", file.string).output.contains("first 8 of 16 layers"))
            #expect(!place.store.exists)
        }
    }

    @Test(arguments: [
        ["import"], ["import", "x", "--name", "../x"], ["import", "x", "--name", "X"],
        ["import", "x", "--family", "caffe"],
        ["remove", ".."], ["paint"], ["list", "more"],
    ])
    func nonsenseIsRefused(arguments: [String]) async throws {
        try await NetworkPlace.with { place in
            let result = try await place.run(Programs.impastoNetwork, arguments)
            #expect(result.status == 2 && !result.errors.isEmpty && result.output.isEmpty)
        }
    }

    @Test func theReadersOwnVerbIsNotShown() async throws {
        try await NetworkPlace.with { place in
            let help = try await place.network("--help")
            #expect(help.status == 0 && help.output.contains("import") && !help.output.contains("convert"))
        }
    }

    /// The other programs become this one, under the name that was typed.
    @Test(arguments: [Programs.impastoctl, Programs.impastoRender])
    func theOtherProgramsPassItOn(program: String) async throws {
        let file = try await WrittenNetworks.file("vgg19.keras.h5")
        let name = FilePath(program).lastComponent?.string ?? ""
        try await NetworkPlace.with { place in
            let result = try await place.run(program, ["network", "import", file.string, "--name", "mine"])
            #expect(result.status == 0 && result.output == "mine\n", "\(result.errors)")
            let json = try await place.run(program, ["network", "list", "--json"])
            #expect(json.output.hasPrefix("[{"))
            let help = try await place.run(program, ["network", "import", "--help"])
            #expect(help.status == 0 && help.output.contains("USAGE: \(name) network import"), "\(help.output)")
            #expect(try await place.run(program, ["network", "--help"]).output.contains("USAGE: \(name) network <"))
            let refused = try await place.run(program, ["network", "remove", "missing"])
            #expect(refused.status == 1 && refused.output.isEmpty)
        }
    }

    /// The programs where an installation puts them.
    @Test func anInstalledProgramIsFoundAndFindsWhatCameWithIt() async throws {
        try await NetworkPlace.with { place in
            let network = FilePath.engineFixtures.appending("tiny.safetensors").string
            for (source, name) in [
                (Programs.impastoctl, "bin/impastoctl"), (Programs.impastoNetwork, "libexec/impasto/impasto-network"),
                (network, "share/impasto/networks/tiny.safetensors"),
            ] {
                let copy = try await CommandOutput.of("install", ["-D", source, place.root.appending(name).string])
                #expect(copy.status == 0, "\(copy.errors)")
            }
            let list = try await place.run(
                place.root.appending("bin/impastoctl").string,
                ["network", "list", "--json"]
            )
            let lines = try JSONDecoder().decode([NetworkLine].self, from: Data(list.output.utf8))
            #expect(
                lines.contains { $0.path == place.root.appending("share/impasto/networks/tiny.safetensors").string }
            )
        }
    }
}
