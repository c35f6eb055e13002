import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// What the program writes: pictures, snapshots, progress.
struct RenderOutputTests {
    @Test func transparencyIsKept() async throws {
        try await RenderPlace.with { place in
            var content = try place.picture(place.content)
            let alpha = (0..<content.width * content.height).map { UInt16($0 % 256 * 257) }
            content.alpha = alpha
            try place.content.write(content.encoded(as: .png(bitDepth: 8)))
            #expect(try await place.paint().exit == .painted)
            let painting = try place.picture(place.output)
            #expect(painting.alpha == alpha)
            #expect(painting.samples != content.samples)
        }
    }

    @Test(arguments: [
        ("painted.jpg", "png", PictureFormat.jpeg), ("painted.JPEG", "png", .jpeg), ("painted.png", "jpeg", .png),
        ("painted", "jpeg", .jpeg), ("painted", "png", .png),
    ])
    func theNameOrElseTheRecipeDecidesTheFormat(name: String, format: String, expected: PictureFormat) async throws {
        try await RenderPlace.with { place in
            let output = place.root.appending(name)
            let result = try await place.paint(["--set", "format=\(format)", "--output", output.string])
            #expect(result.exit == .painted, "\(result.errors)")
            let start: [UInt8] = expected == .jpeg ? [0xFF, 0xD8, 0xFF] : [0x89, 0x50, 0x4E, 0x47]
            #expect(try Array(output.bytes().prefix(start.count)) == start)
            #expect(try place.picture(output).width == 27)
            #expect(place.root.names == (RenderPlace.names + [name]).sorted())
        }
    }

    /// An older result is replaced, and a link in its place is replaced too, not followed.
    @Test func theOutputIsReplacedWhole() async throws {
        try await RenderPlace.with { place in
            let bystander = place.root.appending("bystander")
            try bystander.write("untouched")
            try place.output.makeLink(to: bystander)
            #expect(try await place.paint().exit == .painted)
            #expect(try bystander.bytes() == Array("untouched".utf8))
            let first = try place.picture(place.output)
            #expect(try await place.paint(iterations: 6).exit == .painted)
            #expect(try place.picture(place.output) != first)
            #expect(place.root.names == (RenderPlace.names + ["bystander", "painted.png"]).sorted())
        }
    }

    /// Each as often as asked and named by its evaluations; the last is the result where they end together.
    @Test func snapshots() async throws {
        try await RenderPlace.with { place in
            let folder = place.root.appending("epochs")
            let more = [
                "--snapshots", folder.string, "--snapshot-every", "2", "--preset", "seed0-adam", "--set",
                "contact-sheet=false", "--set", "loss-curves=false",
            ]
            #expect(try await place.paint(more, iterations: 7).exit == .painted)
            #expect(folder.names == ["0002.png", "0004.png", "0006.png"])
            let sixth = try place.picture(folder.appending("0006.png"))
            #expect(try place.picture(place.output) != sixth)
            #expect(try await place.paint(more, iterations: 6).exit == .painted)
            #expect(try place.picture(folder.appending("0006.png")) == sixth)
            #expect(try place.picture(place.output) == sixth)
            #expect(try place.picture(folder.appending("0002.png")) != place.picture(folder.appending("0004.png")))
        }
    }

    @Test func progressForPrograms() async throws {
        try await RenderPlace.with { place in
            let folder = place.root.appending("epochs")
            let more = [
                "--snapshots", folder.string, "--snapshot-every", "2", "--preset", "seed0-adam", "--trace",
                place.trace.string,
            ]
            let result = try await place.paint(more, iterations: 5, progress: "json")
            #expect(result.exit == .painted && result.errors.isEmpty)
            #expect(result.output.hasSuffix("\n"))
            let told = try result.reports()
            let first = try #require(
                told.compactMap { if case .progress(let progress) = $0 { progress } else { nil } }.first
            )
            #expect((first.scale, first.scales) == (1, 1))
            let (left, cpu, memory) = (first.secondsLeft ?? 0, first.processorSeconds ?? 0, first.peakMemory ?? 0)
            #expect(left > 0 && cpu > 0 && (1 << 20..<1 << 33).contains(memory))
            let reports = told.map { report in
                guard case .progress(var progress) = report else { return report }
                (progress.scale, progress.scales, progress.secondsLeft) = (nil, nil, nil)
                (progress.processorSeconds, progress.peakMemory) = (nil, nil)
                return .progress(progress)
            }
            let trace = try TraceLine.read(place.trace)
            var expected = [WorkerReport.started(width: 27, height: 21, iterations: 5)]
            for line in trace {
                expected.append(
                    .progress(
                        WorkerProgress(
                            iteration: line.iteration + 1,
                            iterations: 5,
                            content: line.content,
                            style: line.style,
                            histogram: line.histogram,
                            totalVariation: line.tv,
                            total: line.total,
                            seconds: line.seconds
                        )
                    )
                )
                if line.iteration % 2 == 1 {
                    let path = folder.appending("000\(line.iteration + 1).png").string
                    expected.append(.snapshot(iteration: line.iteration + 1, path: Array(path.utf8)))
                }
            }
            let seconds = trace.last?.seconds ?? -1
            expected.append(.finished(iterations: 5, seconds: seconds, path: Array(place.output.string.utf8)))
            #expect(reports.filter { !$0.isNote } == expected)
            // That the tiny network has other widths is worth a remark.
            #expect(reports.contains { $0.isNote })
        }
    }

    /// Without a terminal no line is written over: at most one a tenth, two first ones and a last.
    @Test func progressForPeopleWithoutATerminal() async throws {
        try await RenderPlace.with { place in
            let result = try await place.paint(["--preset", "jcjohnson"], iterations: 50, progress: "auto")
            #expect(result.exit == .painted && result.output.isEmpty)
            #expect(!result.errors.contains { $0 == "\r" || $0 == "\u{1B}" })
            let lines = result.errors.split(separator: "\n")
            #expect((4...13).contains(lines.count))
            // The tiny network is narrower than the one that recipes are written for.
            #expect(lines[1].hasPrefix("weights are rescaled") && lines[1].contains("recipe show"))
            #expect(lines.first?.contains("27×21") == true && lines.last?.contains(place.output.string) == true)
        }
    }

    @Test func quietMeansQuiet() async throws {
        try await RenderPlace.with { place in
            let result = try await place.paint(progress: "none")
            #expect(result.exit == .painted && result.output.isEmpty && result.errors.isEmpty)
        }
    }

    @Test func theSameCommandPaintsTheSameBytes() async throws {
        try await RenderPlace.with { place in
            let noise = ["--set", "initialisation=noise", "--seed", "5"]
            #expect(try await place.paint(noise).exit == .painted)
            let first = try place.output.bytes()
            let picture = try place.picture(place.output)
            #expect(try await place.paint(noise).exit == .painted)
            #expect(try place.output.bytes() == first)
            #expect(try await place.paint(noise + ["--seed", "6"]).exit == .painted)
            #expect(try place.picture(place.output) != picture)
        }
    }
}

extension WorkerReport {
    fileprivate var isNote: Bool {
        if case .note = self { true } else { false }
    }
}
