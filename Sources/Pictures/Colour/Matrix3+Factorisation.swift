/// For symmetric matrices whose eigenvalues are positive, as covariances are.
extension Matrix3 {
    /// The symmetric matrix whose square this one is.
    var squareRoot: Matrix3 {
        withEigenvalues { $0.squareRoot() }
    }

    /// The inverse of ``squareRoot``.
    var inverseSquareRoot: Matrix3 {
        withEigenvalues { 1 / $0.squareRoot() }
    }

    /// The lower triangle L with L · Lᵀ equal to this matrix.
    var choleskyFactor: Matrix3 {
        var lower = Matrix3(diagonal: .zero)
        for column in 0..<3 {
            for row in column..<3 {
                let known = (0..<column).reduce(0) { $0 + lower[row, $1] * lower[column, $1] }
                let rest = self[row, column] - known
                lower[row, column] = row == column ? rest.squareRoot() : rest / lower[column, column]
            }
        }
        return lower
    }

    /// The inverse of a lower triangle, by forward substitution.
    var inverseOfLowerTriangle: Matrix3 {
        var inverse = Matrix3(diagonal: .zero)
        for column in 0..<3 {
            for row in column..<3 {
                let known = (column..<row).reduce(0) { $0 + self[row, $1] * inverse[$1, column] }
                inverse[row, column] = ((row == column ? 1 : 0) - known) / self[row, row]
            }
        }
        return inverse
    }

    /// The matrix with the same eigenvectors and other eigenvalues.
    private func withEigenvalues(_ change: (Double) -> Double) -> Matrix3 {
        let (values, vectors) = eigen
        return vectors * Matrix3(diagonal: SIMD3(change(values.x), change(values.y), change(values.z)))
            * vectors.transposed
    }

    /// Eigenvalues and eigenvectors by Jacobi's rotations: Golub and Van Loan, "Matrix Computations", 8.5.
    ///
    /// Each round squares what is left beside the diagonal; ten are more than doubles can tell.
    private var eigen: (values: SIMD3<Double>, vectors: Matrix3) {
        var rest = self
        var vectors = Matrix3(diagonal: .one)
        for _ in 0..<10 {
            for (first, second) in [(0, 1), (0, 2), (1, 2)] where rest[first, second] != 0 {
                let slope = (rest[second, second] - rest[first, first]) / (2 * rest[first, second])
                let tangent = (slope < 0 ? -1 : 1) / (abs(slope) + (slope * slope + 1).squareRoot())
                let cosine = 1 / (tangent * tangent + 1).squareRoot()
                var rotation = Matrix3(diagonal: .one)
                rotation[first, first] = cosine
                rotation[second, second] = cosine
                rotation[first, second] = tangent * cosine
                rotation[second, first] = -tangent * cosine
                rest = rotation.transposed * rest * rotation
                vectors = vectors * rotation
            }
        }
        return (SIMD3(rest[0, 0], rest[1, 1], rest[2, 2]), vectors)
    }
}
