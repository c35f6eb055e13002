import CCodecs

extension PictureMetadata {
    /// The segments that stand at the start of a JPEG: JFIF's, Exif's, and a profile that says sRGB to all others.
    func jpegSegments() -> [JPEGSegment] {
        [
            JPEGSegment(marker: JPEGSegment.application(0), data: jfif[...]),
            JPEGSegment(
                marker: JPEGSegment.application(1),
                data: (JPEGSegment.exifSignature + exif(withFacts: true))[...]
            ),
            JPEGSegment(
                marker: JPEGSegment.application(2),
                data: (JPEGSegment.profileSignature + [1, 1] + Self.sRGBProfile)[...]
            ),
        ]
    }

    /// Version 1.1, the unit and densities, no thumbnail (JFIF 1.02).
    private var jfif: [UInt8] {
        let density = resolution.map { [$0.horizontal, $0.vertical].map { UInt16($0.rounded()) } } ?? [1, 1]
        let unit: UInt8 = resolution == nil ? 0 : 1
        return JPEGSegment.jfifSignature + [1, 1, unit] + density.flatMap(\.bigEndianBytes) + [0, 0]
    }

    private static let sRGBProfile = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
        count = buffer.baseAddress.map { ccodecs_srgb_profile($0, buffer.count) } ?? 0
    }
}
