extension PictureMetadata {
    /// The metadata as chunks that stand behind the header of a PNG.
    ///
    /// - Returns: Resolution, texts and facts, and the metadata once more as Exif for programs that look there only.
    /// - Throws: ``PictureError`` with the code `cannotEncode` if a fact's name is no keyword.
    func pngChunks() throws(PictureError) -> [PNGChunk] {
        guard self != PictureMetadata() else { return [] }
        var chunks: [PNGChunk] = []
        if let resolution {
            let perMetre = [resolution.horizontal, resolution.vertical].map { UInt32(($0 / 0.0254).rounded()) }
            chunks.append(PNGChunk(type: "pHYs", data: (perMetre.flatMap(\.bigEndianBytes) + [1])[...]))
        }
        let texts = [("Title", title), ("Author", artist), ("Description", description), ("Copyright", copyright)]
        for (keyword, text) in texts {
            if let text = Self.text(text) { chunks.append(.text(keyword, text)) }
        }
        for fact in facts {
            guard fact.hasKeyword else {
                throw PictureError(.cannotEncode, "A PNG cannot hold a fact of the name “\(fact.name)”.")
            }
            chunks.append(.text(fact.name, fact.text.cleaned(upTo: .max) ?? ""))
        }
        chunks.append(PNGChunk(type: "eXIf", data: exif(withFacts: false)[...]))
        return chunks
    }
}

extension PNGChunk {
    /// A text: as `tEXt` if Latin-1 can hold it, else as `iTXt`.
    fileprivate static func text(_ keyword: String, _ text: String) -> PNGChunk {
        let head = Array(keyword.utf8) + [0]
        if let latin1 = text.latin1 { return PNGChunk(type: "tEXt", data: (head + latin1)[...]) }
        // Not compressed, in no language in particular.
        return PNGChunk(type: "iTXt", data: (head + [0, 0, 0, 0] + Array(text.utf8))[...])
    }
}

extension PictureFact {
    /// Whether the name is a keyword that every reader of PNG accepts (PNG, third edition, §11.3.3.2).
    fileprivate var hasKeyword: Bool {
        1...79 ~= name.utf8.count && name.utf8.allSatisfy { 0x20...0x7E ~= $0 }
            && !name.hasPrefix(" ") && !name.hasSuffix(" ")
    }
}
