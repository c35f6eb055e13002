import Engine
import Foundation
import Pictures

/// Runs over several scales with the tiny network of the fixtures.
enum TinyScales {
    /// The golden values of two scales: the pictures of all golden values, and smaller ones before them.
    struct Golden: Decodable, Sendable {
        var recipe: String
        var averaging: Double
        var content_detail: Double
        /// The tensor that holds the painting.
        var painting: String
        var totals: [Double]

        static func all() throws -> [Golden] {
            let file = GoldenFolder.tiny.values.appendingPathComponent("scales.json")
            return try JSONDecoder().decode([Golden].self, from: Data(contentsOf: file))
        }
    }

    static func tensors() throws -> GoldenTensors {
        try GoldenTensors(GoldenFolder.tiny.values.appendingPathComponent("scales.safetensors"))
    }

    /// A coarse and a fine scale of so many evaluations each.
    static func two(_ evaluations: Int, _ fineEvaluations: Int? = nil) throws -> [StyleTransfer.Scale] {
        let fine = try TinyTransfer.pictures()
        return [
            StyleTransfer.Scale(
                content: try read("content-21x16.png"),
                styles: [StyleTransfer.Style(try read("style-20x16.png"))],
                evaluations: evaluations
            ),
            StyleTransfer.Scale(
                content: fine.content,
                styles: [StyleTransfer.Style(fine.style)],
                evaluations: fineEvaluations ?? evaluations
            ),
        ]
    }

    /// All that is reported, and the painting.
    static func run(
        _ settings: TransferSettings,
        _ scales: [StyleTransfer.Scale]
    ) throws -> (seen: [TransferProgress], pictures: [Picture], painting: Picture) {
        var (seen, pictures) = ([TransferProgress](), [Picture]())
        let painting = try StyleTransfer(network: TinyTransfer.network(), settings: settings)
            .run(scales) { progress, picture in
                seen.append(progress)
                pictures.append(picture())
                return .proceed
            }
        return (seen, pictures, painting)
    }

    private static func read(_ name: String) throws -> Picture {
        let file = GoldenFolder.tiny.values.appendingPathComponent(name)
        return try Picture.decode(Array(Data(contentsOf: file)), named: name)
    }
}
