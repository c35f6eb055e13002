import Glibc

/// Distances from a point to simple shapes, negative inside: Quilez, "Distance functions" (2008 and later).
enum Shape {
    static func sphere(_ point: Vector, _ radius: Float) -> Float {
        point.length - radius
    }

    static func ellipsoid(_ point: Vector, _ radii: Vector) -> Float {
        let scaled = (point / radii).length
        return scaled * (scaled - 1) / ((point / (radii * radii)).length + 1e-6)
    }

    static func box(_ point: Vector, _ half: Vector, rounded: Float = 0) -> Float {
        let outside = Vector(abs(point.x), abs(point.y), abs(point.z)) - half + rounded
        return outside.clamped(lowerBound: .zero, upperBound: Vector(repeating: 1e6)).length
            + min(outside.max(), 0) - rounded
    }

    /// A ring that lies flat.
    static func torus(_ point: Vector, _ radius: Float, _ thickness: Float) -> Float {
        Point(Point(point.x, point.z).length - radius, point.y).length - thickness
    }

    /// A rod with round ends, of one radius at its start and another at its end.
    static func rod(_ point: Vector, from start: Vector, to end: Vector, _ first: Float, _ last: Float) -> Float {
        let (away, along) = (point - start, end - start)
        let share = min(max(away.dot(along) / along.dot(along), 0), 1)
        return (away - along * share).length - mix(first, last, share)
    }

    /// What turns around the y axis, with a radius for every height between two.
    static func turned(_ point: Vector, _ heights: ClosedRange<Float>, _ radius: (Float) -> Float) -> Float {
        let height = min(max(point.y, heights.lowerBound), heights.upperBound)
        let sideways = Point(point.x, point.z).length - radius(height)
        let beyond = abs(point.y - height)
        // A slope makes the horizontal distance too long: half of it is safe up to 60 degrees.
        return beyond > 0 ? Point(max(sideways, 0), beyond).length * 0.7 : sideways * 0.55
    }

    /// The union of two shapes with a fillet between them.
    static func melt(_ first: Float, _ second: Float, _ fillet: Float) -> Float {
        let share = max(fillet - abs(first - second), 0) / fillet
        return min(first, second) - share * share * fillet / 4
    }
}
