extension Canvas<Colour> {
    /// A picture whose colour is known at every point, at twice the size and halved, which smooths all edges.
    ///
    /// - Parameters:
    ///   - size: The size of the picture.
    ///   - colour: The colour at a point in units of the picture's height, y downwards.
    /// - Returns: The picture.
    static func field(_ size: PictureSize, _ colour: (Point) -> Colour) -> Canvas {
        var canvas = Canvas(width: 2 * size.width, height: 2 * size.height, filledWith: Colour())
        for row in 0..<canvas.height {
            for column in 0..<canvas.width {
                canvas[column, row] = colour(Point(Float(column) + 0.5, Float(row) + 0.5) / Float(canvas.height))
            }
        }
        return canvas.halved()
    }
}
