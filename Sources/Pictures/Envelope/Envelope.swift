/// What stands in a picture's file around the pixels, as far as it is looked at: bytes of a stranger, within bounds.
struct Envelope {
    /// Whether there are Exif metadata, sense or nonsense; the first count.
    var hasExif = false
    /// What the Exif metadata say, if they have sense.
    var exif: ExifDirectory?
    /// What the file says of its colours; `nil` if it says nothing or that they are sRGB.
    var colours: ColourTag?
    /// What the format itself says of the resolution.
    var resolution: PictureResolution?
    /// Texts by their keyword, the first of each; of PNG only.
    var texts: [String: String] = [:]

    /// How the stored picture must be turned to stand upright.
    var orientation: Orientation {
        exif?.short(.orientation).flatMap(Orientation.init(rawValue:)) ?? .upright
    }

    init() {}

    init(of format: PictureFormat, in bytes: [UInt8]) {
        switch format {
        case .png: self.init(png: bytes)
        case .jpeg: self.init(jpeg: bytes)
        }
    }
}
