import SystemPackage
import TestSupport
import Testing

/// Files that are no networks: each is refused in words, and nothing of it is left.
struct NetworkHostileTests {
    @Test(arguments: [
        ("command.zip.pth", "nothing of it was run"), ("command.stream.pth", "nothing of it was run"),
        ("bomb.pth", "nothing of it was unpacked"), ("nan.pth", "features.5.weight"),
        ("five.pth", "features.2.weight in shape [4, 4, 5, 5]"),
        ("channels.pth", "features.10.weight in shape [8, 5, 3, 3]"),
        ("bias.pth", "features.25.bias in shape [5]"), ("batches.pth", "normalises batches"),
        ("gap.pth", "no kernel of conv2_2"),
    ])
    func whatIsNoNetworkIsRefused(name: String, words: String) async throws {
        let file = try await WrittenNetworks.file(name)
        try await NetworkPlace.with { place in
            let result = try await place.network("import", file.string, "--name", "mine")
            #expect(result.status == 1)
            #expect(result.errors.contains(words) && result.errors.contains(name), "\(result.errors)")
            #expect(!result.errors.contains("/dev/stdin"))
            #expect(place.store.names == [])
            #expect(!file.removingLastComponent().appending("pickle-was-run").exists)
        }
    }

    @Test func otherFilesAreRefused() async throws {
        try await NetworkPlace.with { place in
            let empty = place.root.appending("empty")
            try empty.write("")
            let pipe = place.root.appending("pipe")
            try pipe.makeFIFO()
            let files = [
                empty, pipe, place.root, place.root.appending("missing"), FilePath("/dev/zero"), FilePath(#filePath),
            ]
            for file in files {
                let result = try await place.network("import", file.string)
                #expect(result.status == 1)
                #expect(result.errors.contains(file.lastComponent?.string ?? "?"), "\(result.errors)")
                #expect(place.store.names == [])
            }
        }
    }

    /// At every sixteenth, whichever way it was written.
    @Test(arguments: WrittenNetworks.kinds.keys.sorted())
    func truncatedFilesAreRefused(kind: String) async throws {
        let bytes = try await WrittenNetworks.file("vgg19.\(kind)").bytes()
        try await NetworkPlace.with { place in
            let file = place.root.appending("truncated")
            for sixteenth in 0..<16 {
                try file.write(bytes.prefix(bytes.count * sixteenth / 16))
                let result = try await place.network("import", file.string)
                #expect(result.status == 1, "\(sixteenth)/16")
                #expect(result.errors.contains("truncated"))
                #expect(place.store.names == [])
            }
        }
    }

    /// Bytes changed here and there: a network comes out, or an error; never a crash of the program, never a leftover.
    ///
    /// What reads the file in a process of its own may crash, and then the file is said to be damaged.
    @Test(arguments: ["keras.h5", "keras3.h5", "old.mat", "new.mat", "zoo.onnx", "torchvision.zip.pth"])
    func mutatedFilesDoNoHarm(kind: String) async throws {
        let original = try await WrittenNetworks.file("vgg19.\(kind)").bytes()
        try await NetworkPlace.with { place in
            let file = place.root.appending("mutated")
            var random = Mutation(seed: UInt64(kind.utf8.reduce(0) { $0 &* 31 &+ Int($1) }))
            for round in 0..<40 {
                try file.write(random.mutate(original))
                let result = try await place.network("import", file.string, "--name", "mine", "--replace")
                #expect([0, 1].contains(result.status), "round \(round): \(result.status) \(result.errors)")
                #expect(place.store.names.allSatisfy { $0 == "mine.safetensors" })
                if result.status == 1 { #expect(result.errors.contains("mutated")) }
            }
        }
    }
}

/// Seeded changes of a file's bytes.
private struct Mutation {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// The bytes with one to eight of them changed, most of them where a format says what follows: near the beginning or the
    /// end.
    mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<(1 + next(8)) {
            let place = next(3)
            let reach = min(bytes.count, 4096)
            let index = place == 0 ? next(reach) : place == 1 ? bytes.count - 1 - next(reach) : next(bytes.count)
            bytes[index] = next(2) == 0 ? bytes[index] ^ 1 << UInt8(next(8)) : [0, 0x7F, 0x80, 0xFF][next(4)]
        }
        return bytes
    }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
}
