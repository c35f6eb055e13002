extension PictureMetadata {
    /// The metadata as Exif has them: a TIFF structure (Exif 3.0 §4.5).
    ///
    /// Texts are written in UTF-8, as all programs of today read them.
    ///
    /// - Parameter withFacts: Whether facts other than the software's name are written too, as a comment.
    /// - Returns: The structure, always less than 64 KiB.
    func exif(withFacts: Bool) -> [UInt8] {
        var main: [ExifEntry] = [.short(.orientation, 1)]
        if let resolution {
            main.append(.fraction(.xResolution, resolution.horizontal))
            main.append(.fraction(.yResolution, resolution.vertical))
            main.append(.short(.resolutionUnit, 2))
        }
        let caption = [title, description].compactMap(Self.text).joined(separator: "\n")
        let software = facts.first { $0.name == PictureFact.software }?.text
        let texts: [(ExifDirectory.Tag, String?)] = [
            (.imageDescription, caption), (.software, software), (.artist, artist), (.copyright, copyright),
        ]
        for (tag, text) in texts {
            if let text = Self.text(text) { main.append(.text(tag, text)) }
        }
        var more: [ExifEntry] = [
            ExifEntry(tag: .exifVersion, kind: .undefined, bytes: Array("0232".utf8)),
            .short(.colorSpace, 1),  // sRGB
        ]
        if withFacts, let comment { more.append(ExifEntry(tag: .userComment, kind: .undefined, bytes: comment)) }
        let head = Array("MM".utf8) + UInt16(42).bigEndianBytes + UInt32(8).bigEndianBytes
        // The pointer's own value does not change how long the directory is.
        let offset = head.count + ExifEntry.size(of: main + [.long(.exifDirectory, 0)])
        main.append(.long(.exifDirectory, UInt32(offset)))
        return head + ExifEntry.directory(main, at: head.count) + ExifEntry.directory(more, at: offset)
    }

    /// The facts as a comment, a line each: those that fit beside four texts of the greatest length.
    private var comment: [UInt8]? {
        let room = 24_000
        var lines = ""
        for fact in facts where fact.name != PictureFact.software {
            let line = "\(fact.name): \(fact.text.cleaned(upTo: room) ?? "")"
            let longer = lines.isEmpty ? line : "\(lines)\n\(line)"
            if Self.encodedComment(longer).count <= room { lines = longer }
        }
        return lines.isEmpty ? nil : Self.encodedComment(lines)
    }

    /// Eight bytes that name the encoding, and the text (Exif 3.0 §4.6.6 "UserComment").
    private static func encodedComment(_ text: String) -> [UInt8] {
        text.utf8.allSatisfy { $0 < 0x80 }
            ? Array("ASCII\0\0\0".utf8) + Array(text.utf8)
            : Array("UNICODE\0".utf8) + text.utf16.flatMap(\.bigEndianBytes)
    }
}
