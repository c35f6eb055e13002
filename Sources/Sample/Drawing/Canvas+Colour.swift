import Pictures

extension Canvas<Colour> {
    /// The colour between four pixels.
    func colour(at point: Point) -> Colour {
        let corner = (point - 0.5).rounded(.down)
        let offset = point - 0.5 - corner
        let column = Int(corner.x)
        let row = Int(corner.y)
        return mix(
            mix(self[column, row], self[column + 1, row], offset.x),
            mix(self[column, row + 1], self[column + 1, row + 1], offset.x),
            offset.y
        )
    }

    /// Lays a colour over a pixel.
    mutating func lay(_ colour: Colour, over column: Int, _ row: Int, cover: Float = 1) {
        self[column, row] = mix(self[column, row], colour, cover)
    }

    /// The canvas with its light developed into the colours of a screen.
    func developed() -> Canvas {
        var developed = self
        for row in 0..<height {
            for column in 0..<width { developed[column, row] = self[column, row].developed }
        }
        return developed
    }

    /// The canvas at half its width and height, each pixel the mean of four.
    func halved() -> Canvas {
        var half = Canvas(width: width / 2, height: height / 2, filledWith: Colour())
        for row in 0..<half.height {
            for column in 0..<half.width {
                let above = self[2 * column, 2 * row] + self[2 * column + 1, 2 * row]
                let below = self[2 * column, 2 * row + 1] + self[2 * column + 1, 2 * row + 1]
                half[column, row] = (above + below) / 4
            }
        }
        return half
    }

    /// The canvas as a picture; its colours are sRGB in 0…1.
    func picture() throws -> Picture {
        let samples = values.flatMap { colour in
            (0..<3).map { UInt16(min(max(colour[$0], 0), 1) * 65_535 + 0.5) }
        }
        return try Picture(width: width, height: height, samples: samples)
    }
}
