import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// What does not fit is refused before it is begun, and what is named instead fits.
struct RenderMemoryTests {
    @Test(arguments: ["longest-side", "height", "both-sides"], ["native", "400"])
    func theNamedSizeFits(side: String, size: String) async throws {
        try await withPictures { place in
            let more = ["--set", "size-of=\"\(side)\"", "--set", "tile-size=never", "--memory-limit", "60M"]
            let message = try await refusal(by: place.paint(more + ["--size", size]), in: place)
            #expect(message.hasPrefix("\(place.content): painting ") && message.contains(" 60 MiB"), "\(message)")
            #expect(message.contains("--memory-limit"))
            let fitting = try #require(
                message.split(separator: "size = ").last.flatMap { Int($0.prefix { $0 != " " }) }
            )
            let larger = try await place.paint(more + ["--size", "\(fitting + 32)"])
            #expect(larger.exit == .outOfMemory, "\(larger.errors)")
            let smaller = try await place.paint(more + ["--size", "\(fitting)"])
            #expect(smaller.exit == .painted, "\(smaller.errors)")
        }
    }

    /// The limits that the kernel holds the process to: what fits is painted under them.
    @Test(arguments: [("--data", "memory-limit", 220), ("--as", "RLIMIT_AS", 420)])
    func limitsOfTheSystemAreFound(option: String, name: String, mebibytes: Int) async throws {
        try await withPictures { place in
            func paint(_ size: Int) async throws -> CommandOutput {
                let command = place.command(["--size", "\(size)", "--set", "tile-size=never"], progress: "json")
                return try await CommandOutput.of("prlimit", ["\(option)=\(mebibytes << 20)", "--"] + command)
            }
            let message = try await refusal(by: paint(700), in: place)
            #expect(message.contains(name), "\(message)")
            let fitting = try #require(
                message.split(separator: "size = ").last.flatMap { Int($0.prefix { $0 != " " }) }
            )
            let result = try await paint(fitting)
            #expect(result.exit == .painted, "\(result.errors)")
        }
    }

    /// Tiles of 256 pixels and a little more; the painting is the same but for rounding.
    ///
    /// So it is for this noise on every instruction set; of other noise, rounding may turn a decision of the maximum pooling.
    @Test func whatDoesNotFitIsPaintedInTiles() async throws {
        try await withPictures { place in
            let whole = ["--size", "700", "--set", "smallest-size=0", "--set", "margin=0"]
            #expect(try await place.paint(whole, iterations: 2).exit == .painted)
            let expected = try place.picture(place.output)
            let need = try PlanReport(
                json: try await place.run(Array(place.command(whole).dropFirst()) + ["--plan"]).output
            )
            #expect(need.tile_size == nil)

            let limited = whole + ["--memory-limit", "\(need.peak_bytes * 3 / 4)"]
            let plan = try PlanReport(
                json: try await place.run(Array(place.command(limited).dropFirst()) + ["--plan"]).output
            )
            #expect(plan.fits && (256..<700).contains(plan.tile_size ?? 0))
            let result = try await place.paint(limited, iterations: 2, progress: "auto")
            #expect(result.exit == .painted && result.errors.contains("in tiles of"), "\(result.errors)")
            let differences = try zip(place.picture(place.output).samples, expected.samples)
                .map { abs(Int($0) - Int($1)) }
            #expect(differences.allSatisfy { $0 <= 257 }, "\(differences.max() ?? 0)")
        }
    }

    @Test func whereNoSizeFitsItSaysSo() async throws {
        try await withPictures { place in
            let message = try await refusal(by: place.paint(["--memory-limit", "1M"]), in: place)
            #expect(message.contains("no size is small enough"))
        }
    }

    @Test(arguments: ["0", "-1", "4X", "G", "4 G", "1.5G", "99999999999G"])
    func whatIsNoNumberOfBytes(text: String) async throws {
        try await RenderPlace.with { place in
            let result = try await place.paint(["--memory-limit=\(text)"])
            #expect(result.exit == .usage && result.errors.contains("--memory-limit"))
        }
    }

    /// The message of a refusal that left nothing behind, the same for people and programs.
    private func refusal(by result: CommandOutput, in place: RenderPlace) async throws -> String {
        #expect(result.exit == .outOfMemory, "\(result.errors)")
        #expect(result.errors.filter(\.isNewline).count == 1)
        #expect(place.root.names == RenderPlace.names)
        if case .failed(let code, let message)? = try result.reports().last {
            #expect(code == .outOfMemory && result.errors == "impasto-render: \(message)\n")
        }
        return String(result.errors.dropFirst("impasto-render: ".count).dropLast())
    }

    /// A place whose pictures are large enough to be too large.
    private func withPictures(_ body: (RenderPlace) async throws -> Void) async throws {
        try await RenderPlace.with { place in
            try place.content.write(RenderPlanTests.noise((420, 300)).encoded(as: .png(bitDepth: 8)))
            try await body(place)
        }
    }
}
