/// A convex polygon.
struct Polygon {
    let corners: [Point]

    var middle: Point { corners.reduce(Point(), +) / Float(corners.count) }

    var area: Float {
        let doubled = corners.indices.reduce(Float(0)) { sum, index in
            let (start, end) = (corners[index], corners[(index + 1) % corners.count])
            return sum + start.x * end.y - end.x * start.y
        }
        return abs(doubled) / 2
    }

    /// What of it lies on an edge's side (Sutherland and Hodgman, 1974).
    func clipped(by edge: Facet.Edge) -> Polygon {
        let clipped = corners.indices.flatMap { index -> [Point] in
            let (start, end) = (corners[index], corners[(index + 1) % corners.count])
            let (first, last) = (edge.distance(to: start), edge.distance(to: end))
            let kept = first > 0 ? [start] : []
            return (first > 0) == (last > 0) ? kept : kept + [start + (end - start) * (first / (first - last))]
        }
        return Polygon(corners: clipped)
    }
}
