import Pictures
import Testing
import Visuals

/// Contact sheets, by pictures of one colour each.
struct ContactSheetTests {
    /// The grid of the seeds: two rows of five, in reading order.
    @Test func tenPicturesInTwoRows() throws {
        let sheet = try drawn(10, of: 10, width: 120, height: 90)
        let blocks = Blocks(sheet)
        #expect(blocks.levels == Array(1...10))
        #expect(blocks.rows == [5, 5])
        #expect(blocks.sizes.allSatisfy { $0 == (120, 90) })
        // Even margins, left as well as between the rows.
        #expect(Set(blocks.places.map(\.x)).count == 5 && Set(blocks.places.map(\.y)).count == 2)
        #expect(blocks.places[0].x == 40)
    }

    @Test func largePicturesAreMadeSmaller() throws {
        for (width, height) in [(4000, 3000), (3000, 1000), (1000, 3000)] {
            let sheet = try drawn(10, of: 10, width: width, height: height)
            #expect((1900...2000).contains(sheet.width) || height > width)
            let blocks = Blocks(sheet)
            #expect(blocks.levels == Array(1...10))
            for size in blocks.sizes {
                let aspect = Double(size.0) / Double(size.1)
                #expect(abs(aspect * Double(height) / Double(width) - 1) < 0.02)
            }
        }
    }

    /// Small pictures are shown as they are, in columns wide enough for their captions.
    @Test func smallPicturesStaySmall() throws {
        let sheet = try drawn(6, of: 6, width: 16, height: 16)
        let blocks = Blocks(sheet)
        #expect(blocks.levels == Array(1...6) && blocks.rows == [5, 1])
        #expect(blocks.sizes.allSatisfy { $0 == (16, 16) })
        #expect(blocks.places[1].x - blocks.places[0].x > Lettering(scale: 2).width(of: "1.2346e+03  12345.6 s"))
    }

    /// Coarse scales give small pictures, which are shown as large as the others.
    @Test func picturesOfAllSizesGetOneSize() throws {
        var sheet = try ContactSheet(pictures: 3, columns: 5, width: 100, height: 80)
        for (level, width) in [(1, 25), (2, 50), (3, 100)] {
            sheet.add(try picture(level, width: width, height: width * 4 / 5), caption: [])
        }
        let blocks = Blocks(try sheet.picture(title: ""))
        #expect(blocks.levels == [1, 2, 3])
        #expect(blocks.sizes.allSatisfy { $0 == (100, 80) })
    }

    /// Of very many the first, the last, and evenly spread ones between.
    @Test func ofManySomeAreShown() throws {
        for offered in [41, 100, 200] {
            let levels = Blocks(try drawn(offered, of: offered, width: 20, height: 20)).levels
            #expect(levels.count == 40 && levels.first == 1 && levels.last == offered, "\(offered)")
            let steps = zip(levels, levels.dropFirst()).map { $1 - $0 }
            #expect(steps.allSatisfy { $0 == offered / 39 || $0 == offered / 39 + 1 || $0 == (offered - 1) / 39 })
        }
    }

    /// A run that ends early has no empty rows, and its end is shown even where it is not its turn.
    @Test func aRunThatEndsEarly() throws {
        let whole = try drawn(20, of: 20, width: 60, height: 40)
        let part = try drawn(7, of: 20, width: 60, height: 40)
        #expect(Blocks(part).levels == Array(1...7) && Blocks(part).rows == [5, 2])
        #expect(part.width == whole.width && part.height < whole.height)

        var sheet = try ContactSheet(pictures: 200, columns: 5, width: 20, height: 20)
        for level in 1...12 {
            sheet.add(try picture(level, width: 20, height: 20), caption: [], isLast: level == 12)
        }
        #expect(Blocks(try sheet.picture(title: "")).levels == [1, 6, 11, 12])
    }

    @Test func titleAndCaptionsAreWritten() throws {
        let plain = try drawn(2, of: 2, width: 300, height: 200)
        var sheet = try ContactSheet(pictures: 2, columns: 5, width: 300, height: 200)
        for level in 1...2 {
            sheet.add(try picture(level, width: 300, height: 200), caption: ["evaluation \(level)", "1.0000e+03"])
        }
        let written = try sheet.picture(title: "a title")
        let changed = (0..<written.width * written.height).filter { written.samples[3 * $0] != plain.samples[3 * $0] }
        let rows = Set(changed.map { $0 / written.width })
        let (top, bottom) = (Blocks(plain).places[0].y, Blocks(plain).places[0].y + 200)
        #expect(rows.contains { $0 < top } && rows.contains { $0 >= bottom })
        #expect(!rows.contains { (top..<bottom).contains($0) })
    }

    /// On sheets of any width a title is all there, as many squares as on a wide one, within the margins and above the
    /// pictures, in letters as large as there is room for.
    @Test(arguments: [(5, 512, 3), (5, 192, 3), (2, 192, 2), (1, 192, 1), (40, 192, 3), (1, 8, 1)])
    func noTitleIsCut(columns: Int, width: Int, scale: Int) throws {
        let title = "seed2-white, 512×512 pixels, 620 evaluations, 123.4 s"
        func letters(_ columns: Int, _ width: Int) throws -> (places: [(x: Int, y: Int)], sheet: Picture) {
            var sheet = try ContactSheet(pictures: 40, columns: columns, width: width, height: width)
            for _ in 1...40 { sheet.add(try picture(1, width: width, height: width), caption: []) }
            let drawn = try sheet.picture(title: title)
            let pixels = (0..<drawn.width * drawn.height).filter { drawn.samples[3 * $0 + 1] == 0x2828 }
            return (pixels.map { (x: $0 % drawn.width, y: $0 / drawn.width) }, drawn)
        }
        let (wide, (places, sheet)) = (try letters(5, 512).places, try letters(columns, width))
        #expect(places.count * 9 == wide.count * scale * scale)
        #expect(places.allSatisfy { (40..<sheet.width - 40).contains($0.x) && $0.y >= 40 })
        let bottom = try #require(places.map(\.y).max())
        #expect(bottom + 20 < (try #require(Blocks(sheet).places.first?.y)))
    }

    @Test func memoryIsCounted() throws {
        for (pictures, columns, width, height) in [(10, 5, 512, 384), (1000, 3, 64, 4096), (2, 5, 1, 1)] {
            let sheet = try drawn(pictures, of: pictures, columns: columns, width: width, height: height)
            let bytes = ContactSheet.bytes(pictures: pictures, columns: columns, width: width, height: height)
            #expect(bytes == Picture.bytes(width: sheet.width, height: sheet.height, hasAlpha: false))
            #expect(bytes < 200 << 20)
        }
    }

    @Test func transparentPicturesLieOnWhite() throws {
        var sheet = try ContactSheet(pictures: 2, columns: 2, width: 30, height: 30)
        var picture = try picture(1, width: 30, height: 30)
        picture.alpha = Array(repeating: 0, count: 900)
        sheet.add(picture, caption: [])
        let drawn = try sheet.picture(title: "")
        #expect(drawn.alpha == nil && drawn.samples.contains(.max))
    }

    private func drawn(
        _ count: Int,
        of pictures: Int,
        columns: Int = 5,
        width: Int,
        height: Int
    ) throws -> Picture {
        var sheet = try ContactSheet(pictures: pictures, columns: columns, width: width, height: height)
        for level in 1...count { sheet.add(try picture(level, width: width, height: height), caption: []) }
        return try sheet.picture(title: "")
    }

    /// A picture whose red tells its number, on no grey.
    private func picture(_ level: Int, width: Int, height: Int) throws -> Picture {
        let samples = (0..<3 * width * height).map { UInt16($0.isMultiple(of: 3) ? level : 0) }
        return try Picture(width: width, height: height, samples: samples)
    }
}

/// The blocks of one colour on a sheet, in reading order.
private struct Blocks {
    private(set) var levels: [Int] = []
    private(set) var places: [(x: Int, y: Int)] = []
    private(set) var sizes: [(Int, Int)] = []

    init(_ sheet: Picture) {
        func level(_ x: Int, _ y: Int) -> Int? {
            guard x >= 0, y >= 0, x < sheet.width, y < sheet.height else { return nil }
            let index = 3 * (y * sheet.width + x)
            return sheet.samples[index + 1] == 0 ? Int(sheet.samples[index]) : nil
        }
        for y in 0..<sheet.height {
            for x in 0..<sheet.width {
                guard let found = level(x, y), level(x - 1, y) == nil, level(x, y - 1) == nil else { continue }
                levels.append(found)
                places.append((x, y))
                let right = (x...).first { level($0, y) == nil } ?? x
                let bottom = (y...).first { level(x, $0) == nil } ?? y
                sizes.append((right - x, bottom - y))
            }
        }
    }

    /// How many there are in each row.
    var rows: [Int] {
        Dictionary(grouping: places, by: \.y).sorted { $0.key < $1.key }.map(\.value.count)
    }
}
