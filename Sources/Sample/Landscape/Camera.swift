/// Where we stand and look from: x to the right, y up, z forward; lengths in kilometres.
struct Camera {
    let width: Int
    let height: Int
    /// How high we stand above the lake.
    let elevation: Float = 0.03

    /// The row of the horizon.
    var horizon: Float { 0.585 * Float(height) }

    /// Pixels per unit of slope: a lens of about 35 mm.
    private var focalLength: Float { 1.35 * Float(height) }

    /// Where a pixel looks, with z = 1.
    func direction(_ column: Float, _ row: Float) -> Vector {
        Vector((column - Float(width) / 2) / focalLength, (horizon - row) / focalLength, 1)
    }

    /// The row in which something of a height above the lake is seen at a distance.
    func row(ofHeight height: Float, at distance: Float) -> Float {
        horizon - focalLength * (height - elevation) / distance
    }
}
