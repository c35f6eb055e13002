import Engine
import Pictures
import Testing

/// Pictures of which some statistic is zero, or of which nearly nothing is left in the deepest layer, are painted in finite
/// numbers, whether they are the content or the style.
@Suite struct OddPicturesTests {
    static let recipes = ["seed0-adam", "seed1-lbfgs", "seed2-lbfgs", "seed3-adam", "jcjohnson"]

    @Test(arguments: recipes, ["black", "white", "red", "gray", "smallest", "panorama", "column"])
    func numbersStayFinite(recipe: String, kind: String) throws {
        var settings = try TinyTransfer.settings(recipe)
        (settings.evaluations, settings.tolerance, settings.averaging) = (6, 0.001, 0.9)
        let usual = try TinyTransfer.pictures()
        let odd = try picture(kind, from: usual.content)
        for (content, style) in [(odd, usual.style), (usual.content, odd), (odd, odd)] {
            let half = content.resized(
                width: max(16, content.width / 2),
                height: max(16, content.height / 2),
                filter: .area
            )
            let scales = [half, content].map { content in
                StyleTransfer.Scale(content: content, styles: [StyleTransfer.Style(style)], evaluations: 6)
            }
            let (seen, _, painting) = try TinyScales.run(settings, scales)
            #expect(!seen.isEmpty && seen.allSatisfy { $0.losses.total.isFinite && $0.losses.style.isFinite })
            #expect((painting.width, painting.height) == (content.width, content.height))
        }
    }

    private func picture(_ kind: String, from usual: Picture) throws -> Picture {
        func plain(_ color: [UInt16]) throws -> Picture {
            try Picture(width: 20, height: 18, samples: (0..<20 * 18).flatMap { _ in color })
        }
        switch kind {
        case "black": return try plain([0, 0, 0])
        case "white": return try plain([65535, 65535, 65535])
        case "red": return try plain([65535, 0, 0])
        case "gray":
            var gray = usual
            for index in gray.samples.indices { gray.samples[index] = usual.samples[index / 3 * 3] }
            return gray
        case "smallest": return usual.resized(width: 16, height: 16, filter: .area)
        case "panorama": return usual.resized(width: 60, height: 20, filter: .area)
        default: return usual.resized(width: 16, height: 48, filter: .area)
        }
    }
}
