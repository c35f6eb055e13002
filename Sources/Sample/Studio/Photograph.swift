import Glibc

/// What a camera sees of a scene: rays that walk on until they meet a surface (sphere tracing, Hart 1996).
struct Photograph<Seen: Scene> {
    private let scene: Seen
    private let right: Vector
    private let up: Vector
    private let ahead: Vector

    init(of scene: Seen) {
        self.scene = scene
        ahead = (scene.target - scene.eye).normalised
        right = Vector(ahead.z, 0, -ahead.x).normalised
        up = ahead.cross(right)
    }

    /// Takes the photograph with four rays a pixel.
    func drawn(_ size: PictureSize) -> Canvas<Colour> {
        var canvas = Canvas(width: 2 * size.width, height: 2 * size.height, filledWith: Colour())
        let height = Float(canvas.height)
        for row in 0..<canvas.height {
            for column in 0..<canvas.width {
                let across = (Float(column) + 0.5 - Float(canvas.width) / 2) / height
                let down = (Float(row) + 0.5) / height - 0.5
                let direction = (ahead * scene.focalLength + right * across - up * down).normalised
                canvas[column, row] = light(from: scene.eye, along: direction, bounces: 1)
            }
        }
        return canvas.developed().halved()
    }

    /// The light that comes to a point from a direction.
    private func light(from start: Vector, along direction: Vector, bounces: Int) -> Colour {
        guard let (distance, part) = hit(from: start, along: direction) else { return scene.backdrop(direction) }
        let point = start + direction * distance
        let shape = normal(at: point, 0.0006 * distance)
        let surface = scene.surface(of: part, at: point, facing: shape)
        let normal = surface.normal ?? shape
        let light = scene.light

        let lit = max(normal.dot(light.direction), 0)
        let sun = lit > 0 ? lit * sunshine(at: point + shape * 0.002 * distance) : 0
        let open = openness(at: point, shape)
        let around = mix(light.fromBelow, light.fromAbove, 0.5 + 0.5 * normal.y) * open
        var seen = surface.colour * (light.colour * sun + around)

        if surface.gloss > 0 {
            let half = (light.direction - direction).normalised
            let highlight = powf(max(normal.dot(half), 0), surface.polish) * (surface.polish + 8) / 40
            seen += light.colour * (highlight * sun * surface.gloss)
        }
        if surface.mirror > 0, bounces > 0 {
            let mirrored = direction - normal * (2 * direction.dot(normal))
            let glancing = powf(1 - max(-direction.dot(normal), 0), 5)
            let share = surface.mirror + (1 - surface.mirror) * glancing
            let image = self.light(from: point + shape * 0.004 * distance, along: mirrored, bounces: bounces - 1)
            seen = mix(seen, image, share)
        }
        return mix(seen, scene.backdrop(direction), smoothstep(0.8, 1, distance / scene.depth))
    }

    private func hit(from start: Vector, along direction: Vector) -> (distance: Float, part: Seen.Part)? {
        var way: Float = 0.01
        for _ in 0..<220 {
            let near = scene.nearest(to: start + direction * way)
            if near.distance < 0.0004 * way { return (way, near.part) }
            way += near.distance
            if way > scene.depth { return nil }
        }
        return nil
    }

    /// The slope of the distance, from four points around.
    private func normal(at point: Vector, _ step: Float) -> Vector {
        let corners = [Vector(1, -1, -1), Vector(-1, -1, 1), Vector(-1, 1, -1), Vector(1, 1, 1)]
        return corners.reduce(Vector()) { $0 + $1 * scene.nearest(to: point + $1 * step).distance }.normalised
    }

    /// How much of the lamp is seen from a point: what comes near the ray hides a part of it.
    private func sunshine(at point: Vector) -> Float {
        var clear: Float = 1
        var way: Float = 0.02
        while way < scene.depth / 2, clear > 0.01 {
            let near = scene.nearest(to: point + scene.light.direction * way).distance
            clear = min(clear, 0.5 + near / (way * scene.light.width))
            if clear <= 0 { return 0 }
            way += min(max(near, 0.012), 0.4)
        }
        return smoothstep(0, 1, clear)
    }

    /// How little of the sky the surroundings hide.
    private func openness(at point: Vector, _ normal: Vector) -> Float {
        var hidden: Float = 0
        var share: Float = 1
        for reach in [0.03, 0.09, 0.2, 0.4] as [Float] {
            hidden += max(reach - scene.nearest(to: point + normal * reach).distance, 0) * share
            share *= 0.62
        }
        return max(1 - 1.5 * hidden, 0.06)
    }
}
