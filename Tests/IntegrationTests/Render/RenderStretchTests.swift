import Contract
import Pictures
import SystemPackage
import TestSupport
import Testing

/// `stretch-input` and `stretch-result`.
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

    /// Halves the contrast of a picture's file.
    private func dim(_ path: FilePath) throws {
        var picture = try Picture.read(path: path.string)
        picture.samples = picture.samples.map { ($0 / 257 / 2 + 20) * 257 }
        try path.write(picture.encoded(as: .png(bitDepth: 8)))
    }
}
