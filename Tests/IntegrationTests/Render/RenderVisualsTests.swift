import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// What shows a run besides its result: snapshots, the contact sheet, the loss curves, and what people are told.
struct RenderVisualsTests {
    @Test func aFolderOfSnapshotsHasASheetAndCurves() async throws {
        try await RenderPlace.with { place in
            let folder = place.root.appending("epochs")
            let more = ["--snapshots", folder.string, "--snapshot-every", "2"]
            #expect(try await place.paint(more, iterations: 6).exit == .painted)
            #expect(
                folder.names == [
                    "0002.png", "0004.png", "0006.png", "contact-sheet.png", "losses.png", "losses.svg",
                ]
            )
            let sheet = try place.picture(folder.appending("contact-sheet.png"))
            let snapshot = try place.picture(folder.appending("0004.png"))
            #expect(sheet.holds(snapshot))
            #expect(try place.picture(folder.appending("losses.png")).width > 500)
            let curves = String(decoding: try folder.appending("losses.svg").bytes(), as: UTF8.self)
            #expect(curves.contains("impasto, 27×21 pixels, 6 evaluations"))
        }
    }

    @Test(arguments: [
        (["contact-sheet=false"], ["0002.png", "losses.png", "losses.svg"]),
        (["loss-curves=false"], ["0002.png", "contact-sheet.png"]),
        (["loss-curves=false", "contact-sheet=false"], ["0002.png"]),
        // Where nothing was seen on the way, there is nothing to show.
        (["snapshot-every=0"], ["losses.png", "losses.svg"]),
        (["snapshot-every=0", "loss-curves=false"], []),
    ])
    func theRecipeSaysWhatIsDrawn(settings: [String], names: [String]) async throws {
        try await RenderPlace.with { place in
            let folder = place.root.appending("epochs")
            let more = ["--snapshots", folder.string] + (["snapshot-every=2"] + settings).flatMap { ["--set", $0] }
            let result = try await place.paint(more, iterations: 3)
            #expect(result.exit == .painted, "\(result.errors)")
            #expect(folder.names == names)
        }
    }

    /// The first evaluations one by one, then every so many.
    @Test func theFirstEvaluationsHaveSnapshotsOfTheirOwn() async throws {
        try await RenderPlace.with { place in
            let folder = place.root.appending("epochs")
            let more = [
                "--snapshots", folder.string, "--snapshot-every", "4", "--set", "snapshot-first=3", "--set",
                "contact-sheet=false", "--set", "loss-curves=false",
            ]
            let result = try await place.paint(more, iterations: 9)
            #expect(result.exit == .painted, "\(result.errors)")
            #expect(folder.names == ["0001.png", "0002.png", "0003.png", "0004.png", "0008.png"])
        }
    }

    /// Where the run ends between two snapshots, the sheet shows its end too.
    @Test func theSheetEndsWithThePainting() async throws {
        try await RenderPlace.with { place in
            let folder = place.root.appending("epochs")
            let more = ["--snapshots", folder.string, "--snapshot-every", "4", "--preset", "seed0-adam"]
            #expect(try await place.paint(more, iterations: 6).exit == .painted)
            let sheet = try place.picture(folder.appending("contact-sheet.png"))
            #expect(try sheet.holds(place.picture(folder.appending("0004.png"))))
            #expect(try sheet.holds(place.picture(place.output)))
        }
    }

    /// As Pillow sees it: the snapshots and the painting, one after the other for ever.
    @Test func snapshotsMakeAnAnimation() async throws {
        try await RenderPlace.with { place in
            let folder = place.root.appending("epochs")
            let more = [
                "--snapshots", folder.string, "--snapshot-every", "2", "--preset", "seed0-adam", "--set",
                "animation=gif",
                "--set", "animation-delay=40",
            ]
            #expect(try await place.paint(more, iterations: 5).exit == .painted)
            let script = """
                import sys
                from PIL import Image
                animation = Image.open(sys.argv[1])
                print(animation.format, animation.n_frames, animation.size, animation.info["duration"], animation.info["loop"])
                """
            let file = folder.appending("painting.gif")
            let seen = try await CommandOutput.of("/usr/bin/python3", ["-c", script, file.string])
            #expect(seen.output == "GIF 3 (27, 21) 40 0\n", "\(seen.errors)")
        }
    }

    /// Here a full disk ends it.
    @Test func aRunThatFailsLeavesNoAnimation() async throws {
        try await RenderPlace.with { place in
            let folder = place.root.appending("epochs")
            let more = ["--snapshots", folder.string, "--snapshot-every", "2", "--set", "animation=gif"]
            let result = try await place.paint(more + ["--trace", "/dev/full"], iterations: 5)
            #expect(result.exit == .outputUnwritable, "\(result.errors)")
            #expect(!folder.names.contains { $0.contains("gif") })
        }
    }

    /// What is told of a run adds up to its total, wherever it is told; of a run without histograms, nothing is told of
    /// them.
    @Test(arguments: [0, 20.0])
    func theLossesAddUp(histogramWeight: Double) async throws {
        try await RenderPlace.with { place in
            let folder = place.root.appending("epochs")
            let weights = (content: 3.0, style: 0.5, variation: 0.25)
            let settings = [
                "content-weight=\(weights.content)", "style-weight=\(weights.style)", "tv-weight=\(weights.variation)",
                "histogram-weight=\(histogramWeight)", "histogram-layers={ conv1_1 = 1, conv2_1 = 0.5 }",
                "smallest-size=0",
            ]
            let more = [
                "--trace", place.trace.string, "--sidecar", place.sidecar.string, "--snapshots", folder.string,
                "--snapshot-every", "1",
            ]
            let result = try await place.paint(more + settings.flatMap { ["--set", $0] }, progress: "json")
            #expect(result.exit == .painted, "\(result.errors)")
            let trace = try TraceLine.read(place.trace)
            let epochs = try SidecarFile.read(place.sidecar).epochs
            let reports = try result.reports().compactMap { report -> WorkerProgress? in
                if case .progress(let progress) = report { progress } else { nil }
            }
            #expect(trace.count == 3 && epochs.count == 3 && reports.count == 3)
            for (line, (epoch, report)) in zip(trace, zip(epochs, reports)) {
                let parts = [
                    weights.content * line.content, weights.style * line.style, weights.variation * line.tv,
                    histogramWeight * (line.histogram ?? 0),
                ]
                #expect(abs(parts.reduce(0, +) - line.total) < 1e-12 * line.total)
                #expect((line.histogram ?? 0 > 0) == (histogramWeight > 0) && line.tv > 0)
                #expect((epoch.histogram, epoch.tv, epoch.total) == (line.histogram, line.tv, line.total))
                #expect((report.histogram, report.totalVariation) == (line.histogram, line.tv))
                #expect(report.total == line.total)
            }
            let curves = String(decoding: try folder.appending("losses.svg").bytes(), as: UTF8.self)
            #expect(curves.contains("histogram × 20") == (histogramWeight > 0) && curves.contains("variation × 0.25"))
        }
    }

    @Test func theNumberOfColumns() async throws {
        try await RenderPlace.with { place in
            let folder = place.root.appending("epochs")
            var sizes: [(Int, Int)] = []
            for columns in [1, 3] {
                let more = [
                    "--snapshots", folder.string, "--snapshot-every", "1", "--set", "contact-sheet-columns=\(columns)",
                ]
                #expect(try await place.paint(more, iterations: 3).exit == .painted)
                let sheet = try place.picture(folder.appending("contact-sheet.png"))
                sizes.append((sheet.width, sheet.height))
            }
            #expect(sizes[0].0 * 2 < sizes[1].0 && sizes[0].1 > sizes[1].1)
        }
    }

    /// As the seeds printed it, a line for each epoch.
    @Test func epochsAreToldToPeople() async throws {
        try await RenderPlace.with { place in
            let more = [
                "--snapshots", place.root.appending("epochs").string, "--snapshot-every", "5", "--trace",
                place.trace.string,
            ]
            let result = try await place.paint(more, iterations: 15, progress: "auto")
            let epochs = result.errors.split(separator: "\n").filter { $0.hasPrefix("epoch ") }
            #expect(epochs.count == 3)
            let trace = try TraceLine.read(place.trace)
            for (index, line) in epochs.enumerated() {
                let expected = trace[5 * index + 4]
                #expect(line.hasPrefix("epoch \(index + 1)  evaluation \(5 * index + 5)  total loss "))
                let match = try #require(line.firstMatch(of: /total loss (\d\.\d{4}e[+-]\d\d)  epoch time/))
                let loss = try #require(Double(String(match.1)))
                #expect(abs(loss / expected.total - 1) <= 1e-4)
            }
            #expect(!result.errors.contains(" %  loss"))
        }
    }

    /// Memory for the sheet is planned like any other.
    @Test func theSheetIsPartOfThePlan() async throws {
        try await RenderPlace.with { place in
            func peak(_ more: [String]) async throws -> Int {
                let snapshots = ["--plan", "--snapshots", place.root.appending("epochs").string]
                let result = try await place.paint(snapshots + more + ["--size", "400"])
                return try PlanReport(json: result.output).peak_bytes
            }
            let with = try await peak(["--snapshot-every", "1", "--iterations", "10"])
            let without = try await peak(["--snapshot-every", "1", "--set", "contact-sheet=false"])
            // Ten pictures of 400 pixels a side.
            #expect(with - without > 5 << 20)
        }
    }
}
