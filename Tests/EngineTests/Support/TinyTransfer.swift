import Engine
import Foundation
import Pictures

/// The tiny network of the fixtures and the two pictures that go with it.
enum TinyTransfer {
    static func network() throws -> Network {
        try Network(path: GoldenFolder.tiny.network.path)
    }

    /// The content and style pictures of all golden values.
    static func pictures() throws -> (content: Picture, style: Picture) {
        let (content, styles) = try GoldenFolder.tiny.pictures(golden("jcjohnson"))
        return (content, styles[0].picture)
    }

    /// The settings of a recipe of the golden values, for one thread.
    static func settings(_ recipe: String) throws -> TransferSettings {
        try golden(recipe).settings.transferSettings(threads: 1)
    }

    /// The totals of all evaluations, and the painting.
    static func run(
        _ settings: TransferSettings,
        content: Picture? = nil,
        styles: [StyleTransfer.Style]? = nil
    ) throws -> (totals: [Double], painting: Picture) {
        let pictures = try pictures()
        let transfer = StyleTransfer(network: try network(), settings: settings)
        var totals: [Double] = []
        let painting = try transfer.run(
            content: content ?? pictures.content,
            styles: styles ?? [StyleTransfer.Style(pictures.style)]
        ) { progress, _ in
            totals.append(progress.losses.total)
            return .proceed
        }
        return (totals, painting)
    }

    /// The picture with 3 % of its contrast, as the script that made the golden values has it.
    static func faint(_ picture: Picture) -> Picture {
        let mean = [123.68, 116.779, 103.939]
        var faint = picture
        for index in picture.samples.indices {
            let level = Double(picture.samples[index]) / 257
            let value = 0.03 * (level - mean[index % 3]) + mean[index % 3]
            faint.samples[index] = UInt16((value * 257).rounded(.toNearestOrEven))
        }
        return faint
    }

    private static func golden(_ recipe: String) throws -> GoldenCase {
        try GoldenCase.read(GoldenFolder.tiny.values, recipe)
    }
}
