extension PictureMetadata {
    /// What a file says of its picture as it is shown; what the format itself says counts before Exif.
    init(_ envelope: Envelope) {
        let exif = envelope.exif
        resolution = envelope.resolution ?? exif?.resolution
        if envelope.orientation.isTurned { resolution = resolution?.turned }
        copyright = Self.text(envelope.texts["Copyright"]) ?? exif?.copyright
        artist = Self.text(envelope.texts["Author"]) ?? Self.text(exif?.plainText(.artist))
        title = Self.text(envelope.texts["Title"])
        description = Self.text(envelope.texts["Description"]) ?? Self.text(exif?.plainText(.imageDescription))
    }

    /// A text as it is kept.
    static func text(_ text: String?) -> String? { text?.cleaned(upTo: longestText) }
}

extension ExifDirectory {
    fileprivate var resolution: PictureResolution? {
        guard let horizontal = rational(.xResolution), let vertical = rational(.yResolution) else { return nil }
        switch short(.resolutionUnit) ?? 2 {
        case 2: return PictureResolution(horizontal: horizontal, vertical: vertical)
        case 3: return PictureResolution(horizontal: horizontal * 2.54, vertical: vertical * 2.54)
        default: return nil
        }
    }

    /// The photographer's and, behind a zero, the editor's.
    fileprivate var copyright: String? {
        let holders = text(.copyright)?.split(separator: 0) ?? []
        return PictureMetadata.text(
            holders.prefix(2).compactMap { PictureMetadata.text(String(metadata: $0)) }.joined(separator: ", ")
        )
    }

    fileprivate func plainText(_ tag: Tag) -> String? {
        text(tag).map { String(metadata: $0.prefix { $0 != 0 }) }
    }
}
