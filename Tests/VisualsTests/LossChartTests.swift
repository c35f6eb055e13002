import Foundation
import Pictures
import Testing
import Visuals

/// Loss curves as SVG and as a picture.
struct LossChartTests {
    @Test func eachCurveIsDrawnOnceAndNamed() throws {
        let svg = try SVGFile(
            LossChart(
                title: "a <small> & \"odd\" title",
                curves: [
                    LossCurve(.total, name: "total", values: [100, 10, 1]),
                    LossCurve(.style, name: "style × 2", values: [90, 8, 0.5]),
                    LossCurve(.content, name: "content", values: [10, 2, 0.5]),
                ]
            )
        )
        #expect(svg.title == "a <small> & \"odd\" title")
        #expect(Set(svg.words).isSuperset(of: ["total", "style × 2", "content", "evaluations", svg.title]))
        for curve in ["total", "style", "content"] {
            // Its sample in the legend, and the curve itself.
            #expect(svg.paths(of: curve).map(\.count) == [2, 3], "\(curve)")
        }
        #expect(svg.paths(of: "variation").isEmpty && svg.paths(of: "mark").isEmpty)
    }

    /// Ten times less is always the same way down, and evaluations are evenly spread.
    @Test func theAxisIsLogarithmic() throws {
        let svg = try SVGFile(
            LossChart(title: "", curves: [LossCurve(.total, name: "total", values: [1000, 100, 10, 1])])
        )
        let curve = try #require(svg.paths(of: "total").last)
        let steps = zip(curve, curve.dropFirst()).map { ($1.x - $0.x, $1.y - $0.y) }
        // SVG has tenths of pixels.
        #expect(steps.allSatisfy { abs($0.0 - steps[0].0) < 0.11 && abs($0.1 - steps[0].1) < 0.11 })
        #expect(steps[0].1 > 50)
        #expect(Set(svg.words).isSuperset(of: ["1000", "100", "10", "1", "0", "2", "4"]))
    }

    @Test(arguments: [
        ([3000.0, 0.02], ["0.01", "0.1", "1", "10", "100", "1000", "1e4"]),
        ([5e7, 2e4], ["1e4", "1e5", "1e6", "1e7", "1e8"]),
        // Within few decades 2 and 5 stand between.
        ([900, 150], ["100", "200", "500", "1000"]),
        ([0.02, 0.07], ["0.01", "0.02", "0.05", "0.1"]),
        // What falls far below the rest is rounding.
        ([1e6, 1e-9], ["1e6", "1e5", "0.1", "0.001", "1e-4"]),
    ])
    func decadesAreLabelled(values: [Double], labels: [String]) throws {
        let svg = try SVGFile(LossChart(title: "", curves: [LossCurve(.total, name: "", values: values)]))
        #expect(Set(svg.words).isSuperset(of: labels), "\(svg.words)")
        #expect(!svg.words.contains("1e-9"))
    }

    /// Nothing to draw is no reason not to draw, and there is no place for what is no number.
    @Test(
        arguments: [
            [], [5], [0], [.nan], [.infinity, -.infinity], [0, 0, 0], [-1, -2], [7, 7, 7], [100], [100, 100],
            [0, .nan, 3, .infinity, 4, -1, 5], [.leastNonzeroMagnitude, .greatestFiniteMagnitude],
            [.leastNormalMagnitude], [.greatestFiniteMagnitude, .greatestFiniteMagnitude],
        ] as [[Double]]
    )
    func whateverTheLossesAre(values: [Double]) throws {
        let chart = LossChart(
            title: "losses",
            curves: [LossCurve(.total, name: "total", values: values), LossCurve(.style, name: "style", values: [])]
        )
        let svg = try SVGFile(chart)
        let seen = values.filter { $0 > 0 && $0.isFinite }
        let drawn = svg.paths(of: "total").dropFirst().flatMap { $0 }
        #expect(drawn.count == seen.count)
        #expect((drawn + svg.paths(of: "grid").flatMap { $0 }).allSatisfy(svg.isInside))
        let picture = try chart.drawing().picture()
        #expect((picture.width, picture.height) == (svg.width, svg.height))
    }

    /// A title that is too long for large letters has all of its letters, in small ones: the last one is drawn.
    @Test(arguments: [("five letters", 3), ("seed0-adam-strong, 224×224 pixels, 16000 evaluations, 1234.5 s", 2)])
    func noTitleIsCut(title: String, scale: Int) throws {
        func pixels(_ title: String) throws -> Set<Int> {
            let picture = try LossChart(title: title, curves: []).drawing().picture()
            // Above the legend.
            return Set((0..<picture.width * 50).filter { picture.samples[3 * $0] < 0x8000 })
        }
        let (whole, without) = (try pixels(title), try pixels(String(title.dropLast())))
        let last = whole.subtracting(without)
        #expect(!last.isEmpty && last.count.isMultiple(of: scale * scale))
    }

    @Test func aGapIsNotBridged() throws {
        let values = [5, 4, .nan, 3, 2, 0, 1]
        let svg = try SVGFile(LossChart(title: "", curves: [LossCurve(.total, name: "total", values: values)]))
        #expect(svg.paths(of: "total").dropFirst().map(\.count) == [2, 2, 1])
    }

    @Test func scalesAreMarkedAndNotBridged() throws {
        let svg = try SVGFile(
            LossChart(
                title: "",
                curves: [LossCurve(.total, name: "total", values: (0..<100).map { 1000 / Double($0 + 1) })],
                scales: [.init("64×48", begin: 0), .init("128×96", begin: 50), .init("256×192", begin: 98)]
            )
        )
        #expect(svg.paths(of: "total").dropFirst().map(\.count) == [50, 48, 2])
        let marks = svg.paths(of: "mark")
        #expect(marks.count == 3 && marks.allSatisfy { $0.count == 2 && $0[0].x == $0[1].x })
        // The last one has no room for its name.
        #expect(svg.words.contains("64×48") && svg.words.contains("128×96") && !svg.words.contains("256×192"))
    }

    /// A hundred thousand evaluations make a small file that misses no peak.
    @Test func longRunsMakeSmallFiles() throws {
        var values = (0..<100_000).map { 1e6 / Double($0 + 1) + 10 }
        values[77_777] = 1e9
        let chart = LossChart(title: "", curves: [LossCurve(.total, name: "total", values: values)])
        #expect(chart.drawing().svg().utf8.count < 64_000)
        let svg = try SVGFile(chart)
        let curve = try #require(svg.paths(of: "total").last)
        let peak = try #require(curve.min { $0.y < $1.y })
        let grid = try #require(svg.paths(of: "grid").map { $0[0].y }.min())
        #expect(abs(peak.y - grid) < 1)
    }

    /// In light and in dark viewers every kind of line has a colour, and none the colour of the paper.
    @Test func thereAreColoursForLightAndDark() {
        let svg = LossChart(title: "", curves: []).drawing().svg()
        let sheets = svg.split(separator: "@media (prefers-color-scheme: dark)")
        #expect(sheets.count == 2)
        for sheet in sheets {
            for name in ["total", "content", "style", "variation", "axis", "grid", "mark"] {
                #expect(sheet.contains(".\(name) { stroke: #"), "\(name)")
            }
            #expect(sheet.contains(".paper { fill: #"))
        }
    }

    /// The picture has the curve where the SVG has it, with smooth edges.
    @Test func thePictureShowsTheSame() throws {
        let chart = LossChart(title: "", curves: [LossCurve(.content, name: "", values: [30, 30, 30])])
        let picture = try chart.drawing().picture()
        let curve = try #require(SVGFile(chart).paths(of: "content").last)
        let x = Int((curve[0].x + curve[2].x) / 2)
        let column = (0..<picture.height).map { row in
            picture.samples[3 * (row * picture.width + x)..<3 * (row * picture.width + x) + 3].map { $0 / 257 }
        }
        // What is neither white nor grey is the curve.
        let rows = column.indices.filter { Set(column[$0]).count > 1 }
        #expect(rows.count >= 2 && rows.count <= 4)
        let middle = Double(rows.reduce(0, +)) / Double(rows.count) + 0.5
        #expect(abs(middle - curve[0].y) <= 0.6)
        // As much ink as a line of two pixels has: the channel that differs most from white is red, 0 of 255.
        let ink = rows.reduce(0) { $0 + Double(255 - column[$1][0]) / 255 }
        #expect(abs(ink - 2) < 0.1)
    }
}
