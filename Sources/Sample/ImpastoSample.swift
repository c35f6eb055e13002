import ArgumentParser
import Pictures

/// Draws the pictures that the demo works on, so that it needs nobody else's.
@main
struct ImpastoSample: ParsableCommand {
    /// What can be drawn.
    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case landscape
        case painting
    }

    static let configuration = CommandConfiguration(
        commandName: "impasto-sample",
        abstract: "Draw a sample picture: a landscape to be painted, or a painting to paint it like.",
        discussion: "The same subject, size and seed always give the same picture."
    )

    @Argument(help: "What to draw: landscape or painting.")
    var subject: Subject

    @Option(help: ArgumentHelp("Width and height in pixels, each from 64 to 2048.", valueName: "WxH"))
    var size = PictureSize(width: 768, height: 512)

    @Option(help: "Where hills, clouds and strokes fall.")
    var seed: UInt64 = 1

    @Option(help: "The PNG file to write.")
    var output: String

    func run() throws {
        let canvas =
            switch subject {
            case .landscape: Landscape(seed: seed).drawn(size)
            case .painting: Painting(seed: seed).drawn(size)
            }
        let bytes = try canvas.picture().encoded(as: .png(bitDepth: 8))
        try OutputFile(path: output).write(bytes)
    }
}
