import Foundation
import FoundationXML
import Visuals

/// An SVG file as an XML parser reads it.
final class SVGFile: NSObject, XMLParserDelegate {
    private(set) var width = 0
    private(set) var height = 0
    private(set) var title = ""
    private(set) var words: [String] = []
    private var paths: [(name: String, points: [CGPoint])] = []
    private var text = ""

    struct Malformed: Error {}

    init(_ chart: LossChart) throws {
        super.init()
        let parser = XMLParser(data: Data(chart.drawing().svg().utf8))
        parser.delegate = self
        guard parser.parse() else { throw parser.parserError ?? Malformed() }
    }

    /// The points of each line of a kind, in the order in which they are drawn.
    func paths(of name: String) -> [[CGPoint]] {
        paths.filter { $0.name == name }.map(\.points)
    }

    /// Whether a point lies on the drawing.
    func isInside(_ point: CGPoint) -> Bool {
        (0...CGFloat(width)).contains(point.x) && (0...CGFloat(height)).contains(point.y)
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        text = ""
        if name == "svg" {
            width = attributes["width"].flatMap { Int($0) } ?? 0
            height = attributes["height"].flatMap { Int($0) } ?? 0
        } else if name == "path", let kind = attributes["class"], let path = attributes["d"] {
            // A line that goes nowhere ends in “h0”.
            let numbers = path.replacing("h0", with: "").split { !($0.isNumber || $0 == "." || $0 == "-") }
                .compactMap { Double($0) }
            let points = stride(from: 0, to: numbers.count - 1, by: 2).map {
                CGPoint(x: numbers[$0], y: numbers[$0 + 1])
            }
            paths.append((kind, points))
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if name == "title" { title = text }
        if name == "text" { words.append(text) }
    }
}
