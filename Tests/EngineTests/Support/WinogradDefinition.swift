import Foundation

/// Winograd's minimal filtering F(m×m, 3×3) in double precision, as the theory writes it: a line of a tile is a product
/// of polynomials, found from its values at points.
///
/// With M(x) the product of all (x − p): a line of the input is taken to its values by the coefficients of M(x)/(x −
/// p), one of a kernel by (1, p, p²)/M′(p), and products of values are taken back by (1, p, p², …). The last point is
/// infinity.
///
/// Source: Winograd, Arithmetic Complexity of Computations, 1980; Lavin and Gray 2016.
struct WinogradDefinition {
    typealias Matrix = [[Double]]

    let side: Int
    let spread: Matrix
    let weigh: Matrix
    let gather: Matrix

    /// Values of a line in Winograd's domain.
    var line: Int { side + 2 }

    /// The filtering with the points that the kernels document.
    init(side: Int) {
        // As the kernels hold them, in single precision.
        let positive: [Float] = side == 4 ? [0.6, 1.5] : [0.5, 1, 2]
        var points: [Double] = [0]
        for point in positive.map(Double.init) { points += [point, -point] }
        var (spread, weigh) = (Matrix(), Matrix())
        for point in points {
            let others = points.filter { $0 != point }
            var slope = 1.0
            for other in others { slope *= point - other }
            spread.append(WinogradDefinition.polynomial(zeros: others) + [0])
            weigh.append([1 / slope, point / slope, point * point / slope])
        }
        self.side = side
        self.spread = spread + [WinogradDefinition.polynomial(zeros: points)]
        self.weigh = weigh + [[0, 0, 1]]
        gather = (0..<side).map { power in
            var row: [Double] = []
            for point in points { row.append(pow(point, Double(power))) }
            return row + [power == side - 1 ? 1 : 0]
        }
    }

    /// The coefficients of the product of all (x − zero), lowest power first.
    private static func polynomial(zeros: [Double]) -> [Double] {
        var product = [1.0]
        for zero in zeros {
            let (raised, same) = ([0] + product, product + [0])
            product = zip(raised, same).map { $0 - zero * $1 }
        }
        return product
    }

    /// matrix · block · matrixᵀ: a transform of both directions.
    static func transform(_ matrix: Matrix, _ block: Matrix) -> Matrix {
        matrix.map { left in
            matrix.map { right in
                var sum = 0.0
                for (y, row) in block.enumerated() {
                    for (x, value) in row.enumerated() { sum += left[y] * value * right[x] }
                }
                return sum
            }
        }
    }

    /// The sizes of what `transform` adds up, which its rounding errors are in proportion to.
    static func sizes(_ matrix: Matrix, _ block: Matrix) -> Matrix {
        transform(matrix.map { $0.map(abs) }, block.map { $0.map(abs) })
    }
}
