import ArgumentParser
import Pictures

/// Draws the pictures that demo and documentation work on, so that they need nobody else's.
@main
struct ImpastoSample: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impasto-sample",
        abstract: "Draw a sample picture: one to be painted, or one to paint it like.",
        discussion: "The same subject, size and seed always give the same picture."
    )

    @Argument(help: ArgumentHelp("What to draw.", discussion: Subject.explanation))
    var subject: Subject

    @Option(help: ArgumentHelp("Width and height in pixels, each from 64 to 2048.", valueName: "WxH"))
    var size = PictureSize(width: 768, height: 512)

    @Option(help: "Where hills, clouds and strokes fall.")
    var seed: UInt64 = 1

    @Option(help: "The file to write: a JPEG if its name ends in .jpg, else a PNG.")
    var output: String

    func run() throws {
        let encoding = output.hasSuffix(".jpg") ? PictureEncoding.jpeg(quality: 85) : .png(bitDepth: 8)
        let bytes = try subject.drawn(size, seed: seed).picture().encoded(as: encoding)
        try OutputFile(path: output).write(bytes)
    }
}
