/// Things in a light, and where a camera stands before them: x to the right, y up, z away from us.
protocol Scene {
    /// What a point of a surface belongs to.
    associatedtype Part: Equatable

    var eye: Vector { get }
    /// What stands in the middle of the picture.
    var target: Vector { get }
    /// How long the lens is, in heights of the picture.
    var focalLength: Float { get }
    /// How far one can see.
    var depth: Float { get }
    var light: Light { get }

    /// How far the nearest surface is from a point at most, and whose it is; negative inside.
    func nearest(to point: Vector) -> (distance: Float, part: Part)

    /// What the surface is like.
    func surface(of part: Part, at point: Vector, facing normal: Vector) -> Surface

    /// What one sees behind everything, in linear light.
    func backdrop(_ direction: Vector) -> Colour
}
