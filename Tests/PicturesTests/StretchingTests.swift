import Pictures
import Testing

/// The two ways of stretching, against what NumPy makes of the same arrays.
///
///     a = numpy.array([30, 60, 90, 200, 131, 77, 12, 12, 55.0])
@Suite struct StretchingTests {
    /// `((a - a.min()) * (255 / (a.max() - a.min())) + 0.5).astype("uint8")`.
    @Test func fromLeastToGreatestAsSciPyDid() throws {
        let picture = try levels([30, 60, 90, 200, 131, 77, 12, 12, 55])
        #expect(try picture.stretchedFromLeastToGreatest() == levels([24, 65, 106, 255, 161, 88, 0, 0, 58]))
    }

    /// `b = a + abs(a.min()); (b / b.max() * 255).astype("uint8")`.
    @Test func toTheGreatestAsSeed0Did() throws {
        let picture = try levels([30, 60, 90, 200, 131, 77, 12, 12, 55])
        #expect(try picture.stretchedToGreatest() == levels([50, 86, 122, 255, 172, 107, 28, 28, 80]))
        #expect(try levels([0, 17, 100, 240, 0, 0]).stretchedToGreatest() == levels([0, 18, 106, 255, 0, 0]))
    }

    @Test func whatIsStretchedStaysSo() throws {
        let picture = try levels([30, 60, 90, 200, 131, 77]).stretchedFromLeastToGreatest()
        #expect(picture.stretchedFromLeastToGreatest() == picture)
        #expect(picture.stretchedToGreatest() == picture)
    }

    @Test(arguments: [UInt16(0), 7, 255])
    func picturesOfOneValue(level: UInt16) throws {
        let picture = try levels([level, level, level])
        #expect(picture.stretchedFromLeastToGreatest() == picture)
        #expect(try picture.stretchedToGreatest() == levels(Array(repeating: level == 0 ? 0 : 255, count: 3)))
    }

    @Test func sixteenBitsBecomeEightAndAlphaStays() throws {
        let picture = try Picture(
            width: 2,
            height: 1,
            samples: [1000, 2000, 3000, 4000, 5000, 6000],
            alpha: [1, 65_535]
        )
        for stretched in [picture.stretchedFromLeastToGreatest(), picture.stretchedToGreatest()] {
            #expect(stretched.samples.allSatisfy { $0 % 257 == 0 } && stretched.samples.last == .max)
            #expect(stretched.alpha == [1, 65_535])
        }
    }

    /// A row of pixels of eight bits a channel.
    private func levels(_ levels: [UInt16]) throws -> Picture {
        try Picture(width: levels.count / 3, height: 1, samples: levels.map { $0 * 257 })
    }
}
