import Glibc

/// A colour as the eye orders it: lightness, and two axes whose angle is the hue and whose length the chroma.
///
/// Björn Ottosson, "A perceptual color space for image processing" (2020).
struct OKLab {
    /// 0 is black, 1 white.
    var lightness: Double

    /// From green to red, and from blue to yellow; both 0 for greys.
    var axes: SIMD2<Double>

    private static let coneResponses = Matrix3(
        SIMD3(0.4122214708, 0.2119034982, 0.0883024619),
        SIMD3(0.5363325363, 0.6806995451, 0.2817188376),
        SIMD3(0.0514459929, 0.1073969566, 0.6299787005)
    )
    private static let opponents = Matrix3(
        SIMD3(0.2104542553, 1.9779984951, 0.0259040371),
        SIMD3(0.7936177850, -2.4285922050, 0.7827717662),
        SIMD3(-0.0040720468, 0.4505937099, -0.8086757660)
    )
    private static let rootsFromOpponents = Matrix3(
        SIMD3(1, 1, 1),
        SIMD3(0.3963377774, -0.1055613458, -0.0894841775),
        SIMD3(0.2158037573, -0.0638541728, -1.2914855480)
    )
    private static let lightFromCones = Matrix3(
        SIMD3(4.0767416621, -1.2684380046, -0.0041960863),
        SIMD3(-3.3077115913, 2.6097574011, -0.7034186147),
        SIMD3(0.2309699292, -0.3413193965, 1.7076147010)
    )

    /// A colour by its linear light, sRGB's red, green and blue in 0…1.
    init(light: SIMD3<Double>) {
        let cones = Self.coneResponses * light
        let lab = Self.opponents * SIMD3(cbrt(cones.x), cbrt(cones.y), cbrt(cones.z))
        lightness = lab.x
        axes = SIMD2(lab.y, lab.z)
    }

    /// Its linear light; beyond 0…1 where no sRGB screen shows it.
    var light: SIMD3<Double> {
        let roots = Self.rootsFromOpponents * SIMD3(lightness, axes.x, axes.y)
        return Self.lightFromCones * (roots * roots * roots)
    }

    /// How far the colour is from grey.
    var chroma: Double {
        (axes * axes).sum().squareRoot()
    }

    /// The colour itself if a screen shows it, else the most colourful of its lightness and hue that it shows.
    ///
    /// Clipping red, green and blue instead would change both.
    var shown: OKLab {
        guard !isShown else { return self }
        var (shown, hidden) = (0.0, 1.0)
        // Halved until the step is finer than that of a sample.
        for _ in 0..<20 {
            let middle = (shown + hidden) / 2
            if scaled(middle).isShown { shown = middle } else { hidden = middle }
        }
        return scaled(shown)
    }

    private var isShown: Bool {
        let light = light
        // The published matrices have ten digits: white is not 1 to the last one.
        return light.min() > -1e-6 && light.max() < 1 + 1e-6
    }

    private func scaled(_ factor: Double) -> OKLab {
        var scaled = self
        scaled.axes *= factor
        return scaled
    }
}
