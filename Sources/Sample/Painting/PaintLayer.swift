import Glibc

/// Paint on a canvas: its colour and how thick it stands.
struct PaintLayer {
    private var colours: Canvas<Colour>
    private var thickness: Canvas<Float>

    var height: Int { colours.height }

    init(width: Int, height: Int, ground: Colour) {
        colours = Canvas(width: width, height: height, filledWith: ground)
        thickness = Canvas(width: width, height: height, filledWith: 0)
    }

    /// Lays paint over what is there, at a point between pixels, and presses some of that away.
    mutating func lay(_ colour: Colour, _ amount: Float, at point: Point, cover: Float) {
        let corner = (point - 0.5).rounded(.down)
        let offset = point - 0.5 - corner
        let column = Int(corner.x)
        let row = Int(corner.y)
        lay(colour, amount, column, row, cover: cover * (1 - offset.x) * (1 - offset.y))
        lay(colour, amount, column + 1, row, cover: cover * offset.x * (1 - offset.y))
        lay(colour, amount, column, row + 1, cover: cover * (1 - offset.x) * offset.y)
        lay(colour, amount, column + 1, row + 1, cover: cover * offset.x * offset.y)
    }

    private mutating func lay(_ colour: Colour, _ amount: Float, _ column: Int, _ row: Int, cover: Float) {
        colours.lay(colour, over: column, row, cover: cover)
        thickness[column, row] = mix(thickness[column, row], amount, cover * 0.7)
    }

    /// The painting with light from the upper left on the relief of its paint.
    func lit() -> Canvas<Colour> {
        var lit = colours
        for row in 0..<colours.height {
            for column in 0..<colours.width {
                let across = thickness[column + 1, row] - thickness[column - 1, row]
                let down = thickness[column, row + 1] - thickness[column, row - 1]
                let normal = Vector(-across, -down, 1.15).normalised
                let facing = normal.dot(Vector(-0.50, -0.62, 0.60).normalised)
                let shade = 0.42 + 0.93 * max(facing, 0)
                let gloss = powf(max(normal.dot(Vector(-0.26, -0.33, 0.90).normalised), 0), 60) - 0.12
                lit[column, row] = colours[column, row] * shade + Colour(1, 0.97, 0.9) * max(gloss, 0) * 0.10
            }
        }
        return lit
    }
}
