/// Values in rows and columns; what is asked for beyond an edge is taken from the edge.
struct Canvas<Value: Sendable>: Sendable {
    let width: Int
    let height: Int
    private(set) var values: [Value]

    init(width: Int, height: Int, filledWith value: Value) {
        self.width = width
        self.height = height
        values = Array(repeating: value, count: width * height)
    }

    subscript(column: Int, row: Int) -> Value {
        get {
            values[min(max(row, 0), height - 1) * width + min(max(column, 0), width - 1)]
        }
        set {
            guard column >= 0, column < width, row >= 0, row < height else { return }
            values[row * width + column] = newValue
        }
    }
}
