import Contract
import Foundation
import Pictures
import SystemPackage
import TestSupport
import Testing

/// Paintings that are interrupted end with the bytes of paintings that are not.
struct RenderCheckpointTests {
    static let recipes = [
        ["--preset", "seed0-adam", "--set", "averaging=0.5"],
        ["--set", "smallest-size=40"],
    ]

    /// Killed after a few evaluations, wherever it then is, until it comes to its end.
    @Test("checkpoint: killed again and again, a painting ends with the same bytes", arguments: recipes)
    func killedAgainAndAgainItEndsTheSame(recipe: [String]) async throws {
        try await with(recipe) { painting in
            let whole = try await painting.whole()
            var numbers = SystemRandomNumberGenerator()
            var starts: [Int] = []
            while true {
                try #require(starts.count < 200)
                let (status, told) = try await painting.paint(SIGKILL, after: .random(in: 1...5, using: &numbers))
                starts.append(told.first ?? 0)
                guard status != 0 else { break }
                #expect(status == -SIGKILL)
            }
            #expect(starts.count > 2 && starts == starts.sorted() && (starts.last ?? 0) > 1)
            #expect(painting.checkpoint.removingLastComponent().names.isEmpty)
            #expect(try painting.outcome() == whole)
        }
    }

    /// Stopped at the end of a step, it has nothing to do twice.
    @Test("checkpoint: stopped again and again, a painting repeats nothing", arguments: recipes, [SIGTERM, SIGINT])
    func stoppedAgainAndAgainItEndsTheSame(recipe: [String], signal: Int32) async throws {
        try await with(recipe, interval: 1e6) { painting in
            let whole = try await painting.whole()
            var told: [Int] = []
            while true {
                try #require(told.count <= whole.trace.count)
                let part = try await painting.paint(signal, after: 3)
                told += part.told
                guard part.status != 0 else { break }
                #expect(part.status == WorkerExit.stopped.rawValue)
                #expect(painting.checkpoint.removingLastComponent().names == ["painting.checkpoint"])
            }
            #expect(told == Array(1...whole.trace.count))
            #expect(painting.checkpoint.removingLastComponent().names.isEmpty)
            #expect(try painting.outcome() == whole)
        }
    }

    /// What is damaged is told by its digest, wherever it is cut or changed.
    @Test("checkpoint: a damaged file is left aside")
    func aDamagedFileIsLeftAside() async throws {
        try await with(Self.recipes[1], interval: 1e6) { painting in
            let whole = try await painting.whole()
            let kept = try await stopped(painting)
            var numbers = SystemRandomNumberGenerator()
            var damaged = (0..<6).map { _ in Array(kept.prefix(.random(in: 1..<kept.count, using: &numbers))) }
            damaged += [[], Array(kept.prefix(24)), kept + [0], Array("impasto?".utf8) + kept.dropFirst(8)]
            let places =
                [8, 16, 25, kept.count - 1] + (0..<4).map { _ in Int.random(in: 0..<kept.count, using: &numbers) }
            for place in places {
                var bytes = kept
                bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
                damaged.append(bytes)
            }
            for bytes in damaged {
                try painting.checkpoint.write(bytes)
                let told = try await painting.finish()
                #expect(told.contains("the painting begins anew"), "\(told)")
                #expect(try painting.outcome() == whole)
                #expect(painting.checkpoint.removingLastComponent().names.isEmpty)
            }
            // The same file is good where nothing is changed, but not without its snapshots.
            try painting.checkpoint.write(kept)
            #expect(try await painting.finish().contains("the snapshot \(painting.snapshots)/0003.png is gone"))
            #expect(try painting.outcome() == whole)
        }
    }

    /// What is no file, or no file of this program, is left aside and where it is.
    @Test func whatIsNoFileIsLeftAside() async throws {
        try await with(Self.recipes[0]) { painting in
            try FileManager.default.createDirectory(
                atPath: painting.checkpoint.string,
                withIntermediateDirectories: false
            )
            let told = try await painting.finish()
            #expect(told.contains("it is no file of a disk") && told.contains("no checkpoint is kept"), "\(told)")
        }
    }

    /// A checkpoint is of one job alone.
    @Test(
        "checkpoint: another job begins anew",
        arguments: [
            ("--set", "style-weight=3", "the recipe is another one"),
            ("--threads", "2", "its number of threads was 1"),
            ("--seed", "7", "the recipe is another one"),
            ("--set", "tile-size=128", "the recipe is another one"),
            ("--network", "other.safetensors", "the network is another one"),
            ("content.png", "style.png", "the content picture is another one"),
            ("style.png", "content.png", "a picture of its recipe is another one"),
        ]
    )
    func anotherJobBeginsAnew(option: String, value: String, reason: String) async throws {
        try await with(["--set", "tile-size=never"], interval: 1e6) { painting in
            _ = try await stopped(painting)
            var change = [option, value]
            let root = painting.place.root
            if option == "--network" {
                // The last byte is one of a weight.
                var network = try painting.place.network.bytes()
                network[network.count - 1] ^= 1
                change[1] = root.appending(value).string
                try root.appending(value).write(network)
            } else if !option.hasPrefix("--") {
                try root.appending(option).write(root.appending(value).bytes())
                change = []
            }
            let told = try await painting.finish(change)
            #expect(told.contains("the painting begins anew") && told.contains(reason), "\(told)")
            #expect(!painting.checkpoint.removingLastComponent().names.contains("painting.checkpoint"))
        }
    }

    /// Bounded as a full disk bounds it: the last checkpoint that had room stays, and the painting goes on.
    @Test("checkpoint: without room for one the painting goes on")
    func withoutRoomForACheckpointItGoesOn() async throws {
        try await with(["--set", "smallest-size=0"]) { painting in
            let whole = try await painting.whole()
            // Four vectors of the picture fit, and L-BFGS remembers more and more of them.
            let limit = ["-c", "trap '' XFSZ; ulimit -f 400; exec \"$0\" \"$@\""]
            let bounded = try await CommandOutput.of("bash", limit + painting.command(progress: "auto"))
            #expect(bounded.exit == .painted, "\(bounded.errors)")
            #expect(bounded.errors.matches(of: /no checkpoint is kept, and the painting goes on/).count == 1)
            #expect(try painting.outcome() == whole)
            #expect(painting.checkpoint.removingLastComponent().names.isEmpty)

            let process = try ChildProcess(["bash"] + limit + painting.command(progress: "json"), errors: "/dev/null")
            var evaluations = 0
            for await line in process.lines {
                guard case .progress(let progress) = try WorkerReport(line: line) else { continue }
                evaluations = progress.iteration
                if evaluations == 12 { process.send(SIGKILL) }
            }
            let status = try await withDeadline(.seconds(30), "the end of the program") { await process.end() }
            #expect(status == -SIGKILL)
            let told = try await painting.finish()
            let begin = try #require(told.firstMatch(of: /goes on behind evaluation ([0-9]+)/)?.1)
            #expect((Int(begin) ?? 0) < 6 && evaluations >= 12)
            #expect(try painting.outcome() == whole)
        }
    }

    @Test(arguments: ["-1", "nan", "soon"])
    func anIntervalIsATime(interval: String) async throws {
        try await RenderPlace.with { place in
            let result = try await place.paint(["--checkpoint", "file", "--checkpoint-every=\(interval)"])
            #expect(result.exit == .usage, "\(result.errors)")
        }
    }

    private func with(
        _ recipe: [String],
        interval: Double = 0,
        _ body: (InterruptedPainting) async throws -> Void
    ) async throws {
        try await RenderPlace.with { place in
            let painting = InterruptedPainting(place: place, recipe: recipe, interval: interval)
            let folder = painting.checkpoint.removingLastComponent().string
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            try await body(painting)
        }
    }

    /// Stops a painting after its sixth evaluation.
    ///
    /// - Returns: The checkpoint that is there then.
    private func stopped(_ painting: InterruptedPainting) async throws -> [UInt8] {
        #expect(try await painting.paint(SIGTERM, after: 6).status == WorkerExit.stopped.rawValue)
        return try painting.checkpoint.bytes()
    }
}
