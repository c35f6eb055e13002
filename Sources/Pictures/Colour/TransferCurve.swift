import Glibc

/// The curve between sRGB's samples and light, IEC 61966-2-1; both in 0…1.
enum TransferCurve {
    /// The light of each of the 65536 samples.
    private static let lights = (0...UInt16.max).map { light(Double($0) / Picture.brightest) }

    /// The light of a pixel.
    static func light(_ picture: Picture, _ pixel: Int) -> SIMD3<Double> {
        SIMD3(
            lights[Int(picture.samples[3 * pixel])],
            lights[Int(picture.samples[3 * pixel + 1])],
            lights[Int(picture.samples[3 * pixel + 2])]
        )
    }

    /// The sample that shows a light; what is darker than black is black.
    static func encoded(_ light: SIMD3<Double>) -> SIMD3<Double> {
        SIMD3(encoded(light.x), encoded(light.y), encoded(light.z))
    }

    private static func light(_ encoded: Double) -> Double {
        encoded <= 0.04045 ? encoded / 12.92 : pow((encoded + 0.055) / 1.055, 2.4)
    }

    private static func encoded(_ light: Double) -> Double {
        light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
    }
}
