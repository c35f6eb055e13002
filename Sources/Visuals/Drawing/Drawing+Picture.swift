public import Pictures

extension Drawing {
    /// The drawing as a picture on white paper.
    ///
    /// - Throws: `PictureError` where there is nothing to draw on.
    public func picture() throws(PictureError) -> Picture {
        let paper = Ink.paper.light.samples
        let samples = (0..<width * height).flatMap { _ in paper }
        var picture = try Picture(width: width, height: height, samples: samples)
        for shape in shapes {
            switch shape {
            case .line(let points, let ink, let width):
                LineDrawing(points, width: width).draw(on: &picture, ink.light)
            case .words(let words, let point, let anchor, let isTitle):
                // A title that has no room is written smaller.
                let isLarge = isTitle && point.x + Double(Drawing.large.width(of: words)) <= Double(width)
                let lettering = isLarge ? Drawing.large : Drawing.small
                let room = Double(lettering.width(of: words))
                let left = point.x - (anchor == .start ? 0 : anchor == .middle ? room / 2 : room)
                let top = point.y - Double(lettering.height) / 2
                lettering.write(words, on: &picture, x: Int(left.rounded()), y: Int(top.rounded()))
            }
        }
        return picture
    }
}
