extension Canvas<Colour> {
    /// Lays a round dab of colour down.
    mutating func dab(at centre: Point, radius: Float, _ colour: Colour, cover: Float) {
        let reach = radius + 0.5
        let rows = Int((centre.y - reach).rounded(.down))...Int((centre.y + reach).rounded(.up))
        let columns = Int((centre.x - reach).rounded(.down))...Int((centre.x + reach).rounded(.up))
        for row in rows {
            for column in columns {
                let distance = (Point(Float(column) + 0.5, Float(row) + 0.5) - centre).length
                let inside = min(max(reach - distance, 0), 1)
                if inside > 0 { lay(colour, over: column, row, cover: cover * inside) }
            }
        }
    }
}
