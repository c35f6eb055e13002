import Glibc

/// Red, green and blue; each subject says in which light.
typealias Colour = SIMD3<Float>

extension SIMD3<Float> {
    /// A colour by its six hexadecimal digits, as the screen shows it: sRGB in 0…1.
    init(hex: UInt32) {
        self.init(Float(hex >> 16 & 0xFF), Float(hex >> 8 & 0xFF), Float(hex & 0xFF))
        self /= 255
    }

    /// The light of a colour on the screen.
    var linear: Colour { Colour(powf(x, 2.2), powf(y, 2.2), powf(z, 2.2)) }

    /// The brightness that the eye sees.
    var luminance: Float { dot(Colour(0.2126, 0.7152, 0.0722)) }

    /// The colour with its distance from grey multiplied.
    func saturated(_ factor: Float) -> Colour {
        mix(Colour(repeating: luminance), self, factor)
    }

    /// Linear light, any amount of it, as a screen or a film shows it: highlights are rolled off, then sRGB's curve.
    ///
    /// The roll-off is Narkowicz's fit of the ACES curve (2015).
    var developed: Colour {
        let light = self
        let rolledOff = light * (light * 2.51 + 0.03) / (light * (light * 2.43 + 0.59) + 0.14)
        let clipped = rolledOff.clamped(lowerBound: Colour(), upperBound: Colour(1, 1, 1))
        return Colour(powf(clipped.x, 1 / 2.2), powf(clipped.y, 1 / 2.2), powf(clipped.z, 1 / 2.2))
    }
}
