import Pictures
import Testing

@Suite struct LetteringTests {
    /// As they would be drawn on squared paper.
    @Test func lettersLookLikeThemselves() throws {
        var picture = try page(width: 25, height: 9)
        Lettering(scale: 1).write("i_4×", on: &picture, x: 1, y: 1)
        #expect(
            rows(of: picture) == [
                ".........................",
                "...#............#........",
                "...............##..#...#.",
                "..##..........#.#...#.#..",
                "...#.........#..#....#...",
                "...#.........#####..#.#..",
                "...#............#..#...#.",
                "..###..#####....#........",
                ".........................",
            ]
        )
    }

    /// No two characters look the same, and each stays within its five by nine squares.
    @Test func everyCharacterIsDrawn() throws {
        let all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 _.,:%-+×=/()?"
        var seen: Set<[String]> = []
        for character in all {
            var picture = try page(width: 7, height: 11)
            Lettering(scale: 1).write(String(character), on: &picture, x: 1, y: 1)
            let rows = rows(of: picture)
            #expect(rows.first == "......." && rows.last == ".......", "\(character)")
            #expect(rows.allSatisfy { $0.first == "." && $0.last == "." }, "\(character)")
            #expect(seen.insert(rows).inserted, "\(character)")
            #expect((character == " ") == rows.allSatisfy { !$0.contains("#") }, "\(character)")
        }
    }

    /// Below the line hangs what hangs there in print, and nothing else.
    @Test func descenders() throws {
        let all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 _.,:%-+×=/()?"
        let hanging = try all.filter { character in
            var picture = try page(width: 5, height: 9)
            Lettering(scale: 1).write(String(character), on: &picture, x: 0, y: 0)
            return rows(of: picture)[7...].joined().contains("#")
        }
        #expect(hanging == "gjpqy,")
    }

    @Test func whatIsNotDrawnIsAFrame() throws {
        for character in ["?", "ß", "字", "🎨"] {
            var picture = try page(width: 5, height: 7)
            Lettering(scale: 1).write(character, on: &picture, x: 0, y: 0)
            #expect(rows(of: picture) == ["#####"] + Array(repeating: "#...#", count: 5) + ["#####"])
        }
    }

    @Test func lettersAreEnlargedSquareBySquare() throws {
        let (small, large) = (Lettering(scale: 1), Lettering(scale: 3))
        var pages = (try page(width: 40, height: 10), try page(width: 120, height: 30))
        small.write("conv1_1", on: &pages.0, x: 0, y: 2)
        large.write("conv1_1", on: &pages.1, x: 0, y: 6)
        #expect(pages.0.resized(width: 120, height: 30, filter: .nearest) == pages.1)
        #expect(small.width(of: "conv1_1") == 41 && large.width(of: "conv1_1") == 123)
        #expect(small.height == 7 && large.height == 21 && large.width(of: "") == 0)
    }

    /// What lies outside is left out, and nothing else is touched.
    @Test(arguments: [(-3, -2), (7, 5), (-100, 0), (0, -100), (100, 0), (0, 100)])
    func linesMayReachOverTheEdges(x: Int, y: Int) throws {
        var (whole, part) = (try page(width: 250, height: 250), try page(width: 10, height: 8))
        Lettering(scale: 2).write("W8", on: &whole, x: x + 110, y: y + 110)
        Lettering(scale: 2).write("W8", on: &part, x: x, y: y)
        #expect(rows(of: part) == rows(of: whole)[110..<118].map { String(Array($0)[110..<120]) })
    }

    @Test func lettersHaveTheirGreyAndCover() throws {
        var picture = try Picture(
            width: 5,
            height: 7,
            samples: Array(repeating: 100, count: 105),
            alpha: Array(repeating: 0, count: 35)
        )
        Lettering(scale: 1, level: 0x1234).write("-", on: &picture, x: 0, y: 0)
        #expect(picture.alpha?.filter { $0 == .max }.count == 5 && picture.alpha?[15..<20].min() == .max)
        #expect(picture.samples[45..<60].allSatisfy { $0 == 0x1234 })
        #expect(picture.samples[..<45].allSatisfy { $0 == 100 })
    }

    private func page(width: Int, height: Int) throws -> Picture {
        try Picture(width: width, height: height, samples: Array(repeating: .max, count: width * height * 3))
    }

    /// The rows of a picture, black as # and white as a point.
    private func rows(of picture: Picture) -> [String] {
        (0..<picture.height).map { row in
            String((0..<picture.width).map { picture.samples[3 * (row * picture.width + $0)] == 0 ? "#" : "." })
        }
    }
}
