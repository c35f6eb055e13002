import Glibc

/// A point or a direction in the plane.
typealias Point = SIMD2<Float>

/// A point or a direction in space.
typealias Vector = SIMD3<Float>

/// The value a fraction of the way from one to another.
func mix(_ from: Float, _ to: Float, _ fraction: Float) -> Float {
    from + (to - from) * fraction
}

/// The vector or colour a fraction of the way from one to another.
func mix(_ from: SIMD3<Float>, _ to: SIMD3<Float>, _ fraction: Float) -> SIMD3<Float> {
    from + (to - from) * fraction
}

/// Rises smoothly from 0 below one edge to 1 above the other; falls where the first edge is the higher.
func smoothstep(_ low: Float, _ high: Float, _ value: Float) -> Float {
    let fraction = min(max((value - low) / (high - low), 0), 1)
    return fraction * fraction * (3 - 2 * fraction)
}

extension SIMD2<Float> {
    var length: Float { (self * self).sum().squareRoot() }
    var normalised: Point { self / (length + 1e-9) }
}

extension SIMD3<Float> {
    var length: Float { (self * self).sum().squareRoot() }
    var normalised: Vector { self / length }

    func dot(_ other: Vector) -> Float { (self * other).sum() }

    func cross(_ other: Vector) -> Vector {
        Vector(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
    }

    /// Turned around the y axis.
    func turned(by angle: Float) -> Vector {
        let (sine, cosine) = (sinf(angle), cosf(angle))
        return Vector(cosine * x + sine * z, y, cosine * z - sine * x)
    }
}
