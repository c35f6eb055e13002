extension Envelope {
    /// - Parameter bytes: A JPEG file.
    init(jpeg bytes: [UInt8]) {
        var profile: [ArraySlice<UInt8>] = []
        for segment in JPEGSegment.all(in: bytes) {
            switch segment.marker {
            case JPEGSegment.application(0):
                guard let data = segment.data(behind: JPEGSegment.jfifSignature) else { continue }
                resolution = resolution ?? Self.density(ofJFIF: data)
            case JPEGSegment.application(1):
                guard let data = segment.data(behind: JPEGSegment.exifSignature), !hasExif else { continue }
                hasExif = true
                exif = ExifDirectory(data)
            case JPEGSegment.application(2):
                if let part = segment.data(behind: JPEGSegment.profileSignature) { profile.append(part) }
            default: continue
            }
        }
        if !profile.isEmpty { colours = Self.joined(profile) }
    }

    /// Version, unit, and two densities (JFIF 1.02).
    private static func density(ofJFIF data: ArraySlice<UInt8>) -> PictureResolution? {
        let bytes = Array(data.prefix(7))
        guard bytes.count == 7 else { return nil }
        let horizontal = Double(Int(bytes[3]) << 8 | Int(bytes[4]))
        let vertical = Double(Int(bytes[5]) << 8 | Int(bytes[6]))
        switch bytes[2] {
        case 1: return PictureResolution(horizontal: horizontal, vertical: vertical)
        case 2: return PictureResolution(horizontal: horizontal * 2.54, vertical: vertical * 2.54)
        default: return nil  // the shape of a pixel only
        }
    }

    /// A profile is cut up, each part with its number and how many there are before it (ICC.1 §B.4).
    private static func joined(_ parts: [ArraySlice<UInt8>]) -> ColourTag {
        let numbered = parts.filter { $0.count > 2 }.sorted { $0[$0.startIndex] < $1[$1.startIndex] }
        let isWhole =
            numbered.count == parts.count
            && numbered.enumerated().allSatisfy { index, part in
                part[part.startIndex] == index + 1 && part[part.startIndex + 1] == numbered.count
            }
        guard isWhole else { return .unusable("its parts do not belong together") }
        let profile = numbered.flatMap { $0.dropFirst(2) }
        return profile.count <= ColourTag.longestProfile ? .profile(profile) : .unusable("it is too large")
    }
}
