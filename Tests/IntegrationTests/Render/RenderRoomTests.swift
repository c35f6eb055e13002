import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// What a painting takes of the disk is told beforehand, and held against the room that there is.
struct RenderRoomTests {
    /// By pictures of noise, which nothing compresses, while it goes on and when it is done.
    @Test(
        "row 23: the forecast of what a painting takes of the disk is not exceeded",
        arguments: ["adam", "lbfgs"],
        ["png", "jpeg"]
    )
    func theForecastIsKept(optimiser: String, format: String) async throws {
        try await RenderPlace.with { place in
            try place.content.write(RenderPlanTests.noise((96, 80)).encoded(as: .png(bitDepth: 8)))
            let folder = place.root.appending("job")
            try folder.makeDirectory()
            let command = place.command(
                [
                    "--output", folder.appending("painted.\(format == "png" ? "png" : "jpg")").string,
                    "--snapshots", folder.appending("snapshots").string, "--snapshot-every", "10",
                    "--checkpoint", folder.appending("checkpoint").string, "--checkpoint-every", "0",
                    "--sidecar", folder.appending("painted.json").string,
                    "--set", "optimiser=\"\(optimiser)\"", "--set", "animation=\"gif\"", "--set", "smallest-size=0",
                    "--set", "tolerance=0", "--set", "jpeg-quality=100", "--set", "history=20",
                ],
                iterations: 60,
                progress: "json"
            )
            let words = Array(command.dropFirst())
            let forecast = try PlanReport(json: try await place.run(words + ["--plan"]).output).disk_bytes
            let process = try ChildProcess(command)
            var most = 0
            for await _ in process.lines {
                most = max(most, DiskSpace.taken(by: folder.string) + DiskSpace.taken(by: "\(folder)/snapshots"))
            }
            #expect(await process.end() == 0)
            let end = DiskSpace.taken(by: folder.string) + DiskSpace.taken(by: "\(folder)/snapshots")
            most = max(most, end)
            #expect(most > 100_000)
            #expect(most <= forecast, "\(most) of \(forecast)")
            // A bound that is never reached helps nobody either.
            #expect(forecast < 20 * most, "\(most) of \(forecast)")
        }
    }

    @Test("row 23: a painting that its disk may have no room for ends before it is begun")
    func whatHasNoRoomIsNotBegun() async throws {
        try await RenderPlace.with { place in
            let refused = try await place.paint(["--free-space", "8000000000G"], progress: "json")
            #expect(refused.exit == .noSpace)
            let reports = try refused.reports()
            guard case .room(let bytes)? = reports.first,
                case .failed(code: .noSpace, let message)? = reports.last
            else {
                Issue.record("\(reports)")
                return
            }
            #expect(bytes > 27 * 21 * 3 && reports.count == 2)
            #expect(message.contains(place.root.string) && message.contains("free-space"), "\(message)")
            #expect(place.root.names == RenderPlace.names)
            #expect(try await place.paint(["--free-space", "1"]).exit == .painted)
        }
    }
}
