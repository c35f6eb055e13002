import CCodecs

extension Envelope {
    /// - Parameter bytes: A PNG file.
    init(png bytes: [UInt8]) {
        var colours = PNGColours()
        for chunk in PNGChunk.all(in: bytes) {
            switch chunk.type {
            case "eXIf":
                guard !hasExif else { continue }
                hasExif = true
                exif = ExifDirectory(chunk.data)
            case "pHYs": resolution = resolution ?? Self.resolution(chunk.data)
            case "tEXt", "zTXt", "iTXt":
                guard let text = PNGText(chunk), PNGText.keywords.contains(text.keyword),
                    texts[text.keyword] == nil
                else { continue }
                texts[text.keyword] = text.unpacked() ?? ""
            default: colours.note(chunk)
            }
        }
        self.colours = colours.tag
    }

    /// Pixels per metre, if the unit is that and not only the shape of a pixel is meant.
    private static func resolution(_ data: ArraySlice<UInt8>) -> PictureResolution? {
        let bytes = Array(data.prefix(10))
        guard bytes.count == 9, bytes[8] == 1 else { return nil }
        let perMetre = [bytes[0..<4], bytes[4..<8]].map { $0.reduce(0.0) { $0 * 256 + Double($1) } }
        return PictureResolution(horizontal: perMetre[0] * 0.0254, vertical: perMetre[1] * 0.0254)
    }
}
