extension Drawing {
    /// The drawing as an SVG file's text, light or dark as its viewer is.
    ///
    /// Source: www.w3.org/TR/SVG11.
    public func svg() -> String {
        let lines = shapes.map(Drawing.element)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" \
            role="img">
            <title>\(Drawing.escaped(title))</title>
            <style>
            text { font: 14px sans-serif; fill: \(Ink.words.light.css) }
            .title { font-size: 20px; fill: \(Ink.total.light.css) }
            path { fill: none; stroke-linecap: round; stroke-linejoin: round }
            \(Drawing.rules(\.light))
            @media (prefers-color-scheme: dark) {
            text { fill: \(Ink.words.dark.css) }
            .title { fill: \(Ink.total.dark.css) }
            \(Drawing.rules(\.dark))
            }
            </style>
            <rect class="paper" width="\(width)" height="\(height)"/>
            \(lines.joined(separator: "\n"))
            </svg>

            """
    }

    private static func rules(_ color: KeyPath<Ink, Color>) -> String {
        Ink.allCases.filter { $0 != .words }
            .map { ".\($0) { \($0 == .paper ? "fill" : "stroke"): \($0[keyPath: color].css) }" }
            .joined(separator: "\n")
    }

    private static func element(_ shape: Shape) -> String {
        switch shape {
        case .line(let points, let ink, let width):
            let places = points.map { "\(number($0.x)) \(number($0.y))" }
            // A line that goes nowhere is shown as a dot, for its ends are round.
            let path = "M" + places.joined(separator: "L") + (points.count == 1 ? "h0" : "")
            return "<path class=\"\(ink)\" stroke-width=\"\(number(width))\" d=\"\(path)\"/>"
        case .words(let words, let point, let anchor, let isTitle):
            // Capitals of most fonts are seven tenths of the font's size high.
            let baseline = point.y + (isTitle ? 7 : 5)
            return """
                <text x="\(number(point.x))" y="\(number(baseline))" text-anchor="\(anchor)"\
                \(isTitle ? " class=\"title\"" : "")>\(escaped(words))</text>
                """
        }
    }

    /// A tenth of a pixel is as fine as anybody sees.
    private static func number(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }

    /// Words as XML takes them; it has no way to write control characters.
    private static func escaped(_ words: String) -> String {
        var text = ""
        for scalar in words.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            default: text.unicodeScalars.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
            }
        }
        return text
    }
}
