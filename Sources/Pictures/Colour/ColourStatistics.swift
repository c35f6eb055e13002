/// How the colours of a picture are spread, in units of 0…1.
///
/// Each pixel counts as much as it covers: what colour a wholly transparent one has is an accident of its file. Of a
/// picture that is transparent all over, every pixel counts.
struct ColourStatistics {
    /// Added to all variances, so that a picture of one colour, or of greys only, can be divided by its covariance.
    ///
    /// Gatys' value; a variance of 1e-5 is that of noise of less than one of 255.
    private static let leastVariance = 1e-5

    let mean: SIMD3<Double>
    let covariance: Matrix3

    init(_ picture: Picture) {
        let pixels = 0..<picture.width * picture.height
        let alpha = picture.alpha.flatMap { alpha in alpha.contains { $0 > 0 } ? alpha : nil }
        func weight(of pixel: Int) -> Double { alpha.map { Double($0[pixel]) } ?? 1 }

        let total = pixels.reduce(0) { $0 + weight(of: $1) }
        let mean = pixels.reduce(SIMD3<Double>.zero) { $0 + picture.colour(of: $1) * weight(of: $1) } / total
        var (squares, products) = (SIMD3<Double>.zero, SIMD3<Double>.zero)
        for pixel in pixels {
            let away = picture.colour(of: pixel) - mean
            let weighted = away * weight(of: pixel)
            squares += away * weighted
            products += away * SIMD3(weighted.y, weighted.z, weighted.x)
        }
        squares = squares / total + Self.leastVariance
        products /= total
        self.mean = mean
        covariance = Matrix3(
            SIMD3(squares.x, products.x, products.z),
            SIMD3(products.x, squares.y, products.y),
            SIMD3(products.z, products.y, squares.z)
        )
    }
}
