import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// What regions and masks take is part of the forecast.
struct RenderGuideMemoryTests {
    /// A painting with parts, whose mask has so many pixels a side.
    struct Run: Sendable {
        var parts: Int
        var maskSide: Int
        var hasMasks = false
        var erodes = true
    }

    /// As close as `RenderPlanTests` asks for.
    @Test(arguments: [
        Run(parts: 1, maskSide: 256), Run(parts: 3, maskSide: 256), Run(parts: 3, maskSide: 256, erodes: false),
        Run(parts: 3, maskSide: 2500), Run(parts: 2, maskSide: 2000, hasMasks: true),
    ])
    func theForecastComesTrue(run: Run) async throws {
        try await RenderPlace.with { place in
            for file in [place.content, place.style] {
                try file.write(RenderPlanTests.noise((320, 320)).encoded(as: .png(bitDepth: 8)))
            }
            let mask = place.root.appending("mask.png")
            try mask.write(Self.stripes(run.maskSide).encoded(as: .png(bitDepth: 8)))
            let colours = ["ff0000", "00ff00", "0000ff"].prefix(run.parts)
            let styles = colours.map { colour in
                "{ file = '\(place.style)', region = '\(mask)#\(colour)'"
                    + (run.hasMasks ? ", mask = '\(mask)#ff0000' }" : " }")
            }
            let settings = [
                "style=[\(styles.joined(separator: ", "))]", "erode-regions=\(run.erodes)", "optimiser=adam",
                "smallest-size=0",
            ]
            let command =
                [
                    place.content.string, "--output", place.output.string, "--network", "impasto", "--size", "native",
                    "--threads", "1", "--iterations", "1", "--progress", "none",
                ] + settings.flatMap { ["--set", $0] }
            let forecast = try PlanReport(json: try await place.run(command + ["--plan"]).output).peak_bytes
            let result = try await place.run(command + ["--sidecar", place.sidecar.string])
            #expect(result.exit == .painted, "\(result.errors)")
            let peak = try SidecarFile.read(place.sidecar).peak_memory_bytes
            #expect(forecast > peak - 3 << 20, "\(forecast) \(peak)")
            #expect(Double(forecast) < 1.15 * Double(peak), "\(forecast) \(peak)")
        }
    }

    /// Red, green and blue, one below the other.
    private static func stripes(_ side: Int) throws -> Picture {
        var samples = [UInt16](repeating: 0, count: side * side * 3)
        for pixel in 0..<side * side { samples[3 * pixel + 3 * (pixel / side) / side] = .max }
        return try Picture(width: side, height: side, samples: samples)
    }
}
