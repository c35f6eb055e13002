package import Pictures

/// The one picture on which activations of networks are compared.
///
/// Dead leaves: disks and squares of all sizes that fall on one another, as many as r⁻³ has it. Their edges, areas and
/// occlusions have the proportions of natural pictures, and so does their 1/f² spectrum (Lee, Mumford and Huang 2001,
/// Occlusion Models for Natural Images). Every leaf is shaded and grained; grey levels spread as in photographs, colours
/// are muted. Made of sums, products and roots only, so that it is the same picture everywhere.
package struct ReferencePicture {
    /// Pixels of a side.
    static let side = 128
    /// Enough to leave nothing uncovered: each pixel is covered some ten times.
    private static let leaves = 2000
    /// Half the side of a leaf, in pixels.
    private static let radii = 2.0...64.0

    private var generator = SplitMix64(seed: 19)
    /// R, G, B in 0…255.
    private var levels = [Double](repeating: 128, count: 3 * side * side)

    private struct Leaf {
        let centre: (x: Double, y: Double)
        let radius: Double
        /// The direction of its shading, a unit vector; a square's sides lie along it.
        let direction: (x: Double, y: Double)
        let isRound: Bool
        let colour: [Double]
        /// Levels from its middle to its rim.
        let shading: Double
        let grain: Double
    }

    private init() {
        for _ in 0..<ReferencePicture.leaves { paint(leaf()) }
    }

    /// Draws the picture.
    package static func draw() -> Picture {
        let samples = ReferencePicture().levels.map { UInt16((min(max($0, 0), 255) * 257).rounded()) }
        return Picture(uncheckedWidth: side, height: side, samples: samples, alpha: nil)
    }

    private mutating func random(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + Double(generator.next() >> 11) * 0x1p-53 * (range.upperBound - range.lowerBound)
    }

    private mutating func leaf() -> Leaf {
        let margin = ReferencePicture.radii.upperBound
        let places = -margin...Double(ReferencePicture.side) + margin
        let centre = (random(places), random(places))
        // The inverse of the distribution function of r⁻³.
        let (least, greatest) = (ReferencePicture.radii.lowerBound, ReferencePicture.radii.upperBound)
        let radius = 1 / random(1 / (greatest * greatest)...1 / (least * least)).squareRoot()
        let (x, y) = (random(-1...1), random(0.01...1))
        let length = (x * x + y * y).squareRoot()
        let isRound = random(0...1) < 0.5
        let grey = random(20...225)
        let colour = [grey + random(-25...25), grey, grey + random(-25...25)]
        return Leaf(
            centre: centre,
            radius: radius,
            direction: (x / length, y / length),
            isRound: isRound,
            colour: colour,
            shading: random(0...40),
            grain: random(0...12)
        )
    }

    private mutating func paint(_ leaf: Leaf) {
        // A square reaches √2 radii into its corners; edges are a pixel wide.
        let reach = leaf.radius * 1.5 + 1
        for row in ReferencePicture.pixels(leaf.centre.y - reach...leaf.centre.y + reach) {
            for column in ReferencePicture.pixels(leaf.centre.x - reach...leaf.centre.x + reach) {
                let (dx, dy) = (Double(column) - leaf.centre.x, Double(row) - leaf.centre.y)
                let along = dx * leaf.direction.x + dy * leaf.direction.y
                let across = dy * leaf.direction.x - dx * leaf.direction.y
                let distance =
                    leaf.isRound ? (dx * dx + dy * dy).squareRoot() : max(along.magnitude, across.magnitude)
                let cover = min(max(leaf.radius - distance + 0.5, 0), 1)
                guard cover > 0 else { continue }
                let light = leaf.shading * along / leaf.radius + random(-1...1) * leaf.grain
                let first = 3 * (row * ReferencePicture.side + column)
                for channel in 0..<3 {
                    levels[first + channel] += cover * (leaf.colour[channel] + light - levels[first + channel])
                }
            }
        }
    }

    /// The rows or columns between two places, as far as they are within the picture.
    private static func pixels(_ places: ClosedRange<Double>) -> Range<Int> {
        let begin = min(max(Int(places.lowerBound.rounded(.up)), 0), side)
        return begin..<max(begin, min(Int(places.upperBound) + 1, side))
    }
}
