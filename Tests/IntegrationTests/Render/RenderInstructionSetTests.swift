import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// `IMPASTO_ISA` forces the instruction set of the whole program.
struct RenderInstructionSetTests {
    /// Each rounds in its own way.
    ///
    /// By some 1e-6 of a value, that is; a pixel's 3e-4 of 255 may fall to the one or the other side of a half.
    @Test(arguments: Processor.instructionSets)
    func theSamePictureOnEveryInstructionSet(_ name: String) async throws {
        try await RenderPlace.with { place in
            let expected = try await picture(place, "reference")
            let found = try await picture(place, name)
            #expect((found.width, found.height) == (expected.width, expected.height))
            let steps = zip(found.samples, expected.samples).map { abs(Int($0) - Int($1)) / 257 }
            #expect(steps.allSatisfy { $0 <= 1 })
            #expect(steps.count { $0 != 0 } <= steps.count / 100)
        }
    }

    /// The reference has no fused multiplication, so it rounds otherwise than the others, over the same OpenBLAS too.
    @Test(arguments: Processor.instructionSets.dropFirst())
    func theLoopsAreThoseThatAreForced(_ name: String) async throws {
        try await RenderPlace.with { place in
            let reference = try await losses(place, "reference")
            #expect(try await losses(place, "reference") == reference)
            #expect(try await losses(place, name) != reference)
        }
    }

    @Test func withoutAWordTheFastestIsUsed() async throws {
        try await RenderPlace.with { place in
            let fastest = try #require(Processor.instructionSets.last)
            #expect(try await picture(place, "") == picture(place, fastest))
        }
    }

    @Test func anInstructionSetThatIsNoneIsRefused() async throws {
        try await RenderPlace.with { place in
            for name in ["sse9", "AVX2", " "] {
                try await refuses(place, name, saying: ["IMPASTO_ISA", "“\(name)”"] + Processor.instructionSets)
            }
        }
    }

    @Test func anInstructionSetOfOtherMachinesIsRefused() async throws {
        try await RenderPlace.with { place in
            for name in ["avx2", "avx512"] where !Processor.instructionSets.contains(name) {
                try await refuses(place, name, saying: ["IMPASTO_ISA", name] + Processor.instructionSets)
            }
        }
    }

    @Test func helpNeedsNoInstructionSet() async throws {
        let help = try await CommandOutput.of(Programs.impastoRender, ["--help"], environment: ["IMPASTO_ISA": "sse9"])
        #expect(help.status == 0 && help.output.contains("IMPASTO_ISA"))
    }

    private func losses(_ place: RenderPlace, _ instructionSet: String) async throws -> [Double] {
        let environment = ["IMPASTO_ISA": instructionSet, "OPENBLAS_CORETYPE": "Prescott"]
        let result = try await place.paint(["--trace", place.trace.string], iterations: 10, environment: environment)
        #expect(result.exit == .painted, "\(result.errors)")
        return try TraceLine.read(place.trace).map(\.total)
    }

    private func picture(_ place: RenderPlace, _ instructionSet: String) async throws -> Picture {
        let result = try await place.paint(iterations: 10, environment: ["IMPASTO_ISA": instructionSet])
        #expect(result.exit == .painted, "\(result.errors)")
        return try place.picture(place.output)
    }

    private func refuses(_ place: RenderPlace, _ instructionSet: String, saying parts: [String]) async throws {
        let result = try await place.paint(progress: "json", environment: ["IMPASTO_ISA": instructionSet])
        #expect(result.exit == .badRecipe)
        #expect(parts.allSatisfy(result.errors.contains), "\(result.errors)")
        guard case .failed(code: .badRecipe, let message)? = try result.reports().last else {
            Issue.record("no report of a failure: \(result.output)")
            return
        }
        #expect(result.errors == "impasto-render: \(message)\n")
        #expect(place.root.names == RenderPlace.names)
    }
}
