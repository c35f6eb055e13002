import Engine
import Pictures

/// The same losses and gradient in tiles and of the whole picture, for pictures that the tiny network sees in several tiles.
struct TiledCase {
    /// No multiple of any lattice: poolings drop rows and columns.
    static let (width, height) = (243, 197)

    let content: Picture
    let styles: [StyleTransfer.Style]
    /// Where losses and gradient are asked for, less the network's mean.
    let painting: [Float]

    /// Pictures of noise, which have as much to tell at every border of a tile as anywhere.
    init(width: Int = width, height: Int = height) throws {
        func picture(_ width: Int, _ height: Int, seed: UInt64) throws -> Picture {
            let samples = Seeded.floats(width * height * 3, seed: seed, in: 0...65535)
            return try Picture(width: width, height: height, samples: samples.map { UInt16($0) })
        }
        content = try picture(width, height, seed: 61)
        // One is larger than the painting, one smaller than a tile.
        styles = [
            StyleTransfer.Style(try picture(width + 16, height - 5, seed: 62), weight: 3),
            StyleTransfer.Style(try picture(39, 58, seed: 63)),
        ]
        painting = Seeded.floats(width * height * 3, seed: 64, in: -120...130)
    }

    /// Losses and gradient in tiles of so many pixels; of the whole picture where that is nil.
    func evaluate(
        _ settings: TransferSettings,
        tileSize: Int?,
        means: Means = Means()
    ) throws -> (losses: Losses, gradient: [Float]) {
        var settings = settings
        settings.tileSize = tileSize
        return try StyleTransfer(network: TinyTransfer.network(), settings: settings, means: means)
            .evaluate(painting, content: content, styles: styles)
    }

    /// The same with a style for a part of the painting and one from a part of its picture, borders of both across tiles.
    func evaluateGuided(
        _ settings: TransferSettings,
        tileSize: Int?
    ) throws -> (losses: Losses, gradient: [Float]) {
        var settings = settings
        settings.tileSize = tileSize
        func guide(_ weight: (_ place: Int) -> Float) throws -> Engine.Guide {
            try Engine.Guide(width: 7, height: 5, weights: (0..<35).map(weight))
        }
        func pixels(_ picture: Picture) -> [Float] { picture.samples.map { Float($0) / 257 - 128 } }
        func source(_ picture: Picture, region: Engine.Guide? = nil, mask: Engine.Guide? = nil) -> StyleSource {
            let values = pixels(picture)
            return StyleSource(share: 0.5, region: region, mask: mask) {
                $0.pointer.update(from: values, count: values.count)
            }
        }
        return try Objective.evaluate(
            painting,
            network: TinyTransfer.network(),
            settings: settings,
            content: (pixels(content), width: content.width, height: content.height),
            styles: [
                source(styles[0].picture, region: try guide { $0 % 3 == 0 ? 0.75 : 0 }),
                source(styles[1].picture, mask: try guide { $0 % 7 < 4 ? 1 : 0.25 }),
            ],
            sizes: styles.map { ($0.picture.width, $0.picture.height) }
        )
    }

    /// The largest relative difference of two evaluations' losses.
    static func distance(_ a: Losses, _ b: Losses) -> Double {
        let pairs = [\Losses.content, \.style, \.totalVariation, \.total].map { (a[keyPath: $0], b[keyPath: $0]) }
        return (pairs + [(a.histogram ?? 0, b.histogram ?? 0)]).map { relativeDistance($0, $1) }.max() ?? 0
    }
}
