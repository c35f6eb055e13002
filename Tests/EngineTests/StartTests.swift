import Engine
import Pictures
import Testing

/// What painting begins from.
@Suite struct StartTests {
    @Test func grayIsTheNetworksMean() throws {
        let expected = [123.68, 116.779, 103.939].map { UInt16(($0 * 257).rounded()) }
        let start = try start { $0.initialisation = .gray }
        #expect(start.samples == (0..<start.samples.count).map { expected[$0 % 3] })
    }

    @Test func aStyleIsStretchedToThePainting() throws {
        let (content, style) = try TinyTransfer.pictures()
        let expected = style.resized(width: content.width, height: content.height, filter: .lanczos)
        #expect(try start { $0.initialisation = .style } == expected)
    }

    @Test func anyPictureIsAStart() throws {
        let (content, style) = try TinyTransfer.pictures()
        let mine = style.resized(width: 50, height: 7, filter: .area)
        let expected = mine.resized(width: content.width, height: content.height, filter: .lanczos)
        #expect(try start { $0.initialisation = .picture(mine) } == expected)
        #expect(try start { $0.initialisation = .picture(content) } == content)
    }

    /// A quarter of noise is a quarter of the way to what noise alone gives.
    @Test(arguments: [0.25, 0.5, 1])
    func noiseIsBlendedIn(share: Double) throws {
        let content = try TinyTransfer.pictures().content
        let noise = try start { ($0.initialisation, $0.seed) = (.noise, 5) }
        let blended = try start { ($0.noiseBlend, $0.seed) = (share, 5) }
        for (index, sample) in blended.samples.enumerated() {
            let expected = (1 - share) * Double(content.samples[index]) + share * Double(noise.samples[index])
            #expect(abs(Double(sample) - expected) <= 1)
        }
        #expect(share < 1 || blended == noise)
    }

    @Test func aStyleThatIsNotGivenIsNoStart() throws {
        var settings = TransferSettings.of(content: ["conv1_1"])
        settings.initialisation = .style
        let error = #expect(throws: TransferError.self) { try TinyTransfer.run(settings, styles: []) }
        #expect(error?.code == .invalidSettings)
    }

    /// One evaluation leaves no step for a line search: the result is the start.
    private func start(_ change: (inout TransferSettings) -> Void) throws -> Picture {
        var settings = try TinyTransfer.settings("jcjohnson")
        settings.evaluations = 1
        change(&settings)
        return try TinyTransfer.run(settings).painting
    }
}
