import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// `stretch-input`, `stretch-result` and `truncate-result`.
struct RenderStretchTests {
    /// Stretched beforehand or by the program: the same painting.
    @Test func theInputIsStretchedBeforeItIsResized() async throws {
        try await RenderPlace.with { place in
            try dim(place.content)
            try dim(place.style)
            let more = ["--set", "stretch-input=true", "--size", "20"]
            #expect(try await place.paint(more).exit == .painted)
            let painting = try place.picture(place.output)
            for path in [place.content, place.style] {
                let stretched = try place.picture(path).stretchedFromLeastToGreatest()
                try path.write(stretched.encoded(as: .png(bitDepth: 8)))
            }
            #expect(try await place.paint(["--size", "20"]).exit == .painted)
            #expect(try place.picture(place.output) == painting)
        }
    }

    /// The snapshots are stretched as the result is.
    @Test func theResultIsStretched() async throws {
        try await RenderPlace.with { place in
            try dim(place.content)
            try dim(place.style)
            let folder = place.root.appending("epochs")
            let more = ["--snapshots", folder.string, "--snapshot-every", "2", "--set", "bit-depth=16"]
            #expect(try await place.paint(more, iterations: 4).exit == .painted)
            let (snapshot, painting) = (
                try place.picture(folder.appending("0002.png")), try place.picture(place.output)
            )
            #expect(try await place.paint(more + ["--set", "stretch-result=true"], iterations: 4).exit == .painted)
            #expect(try place.picture(place.output) == painting.stretchedToGreatest())
            #expect(try place.picture(folder.appending("0002.png")) == snapshot.stretchedToGreatest())
            #expect(painting != painting.stretchedToGreatest())
        }
    }

    /// Of the same painting, a file of eight bits has what one of sixteen has, less what is below a level; so have the
    /// snapshots, and sixteen bits are cut off themselves.
    @Test func theResultIsCutOff() async throws {
        try await RenderPlace.with { place in
            let folder = place.root.appending("epochs")
            let paths = [place.output, folder.appending("0002.png")]
            func paint(_ settings: [String]) async throws -> [Picture] {
                let snapshots = ["--snapshots", folder.string, "--snapshot-every", "2"]
                let more = settings.flatMap { ["--set", $0] }
                #expect(try await place.paint(snapshots + more, iterations: 4).exit == .painted)
                return try paths.map(place.picture)
            }
            let deep = try await paint(["bit-depth=16"])
            let rounded = try await paint([])
            let cutDeep = try await paint(["bit-depth=16", "truncate-result=true"])
            let cut = try await paint(["truncate-result=true"])
            #expect(cut == cutDeep.map { $0.truncatedToEightBits() } && cut != rounded)
            for (deep, cut) in zip(deep, cutDeep) {
                #expect(zip(deep.samples, cut.samples).allSatisfy { $0 == $1 || $0 == $1 + 1 } && deep != cut)
            }
        }
    }

    /// Halves the contrast of a picture's file.
    private func dim(_ path: FilePath) throws {
        var picture = try Picture.read(path: path.string)
        picture.samples = picture.samples.map { ($0 / 257 / 2 + 20) * 257 }
        try path.write(picture.encoded(as: .png(bitDepth: 8)))
    }
}
