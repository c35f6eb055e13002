/// A text chunk of a PNG (PNG, third edition, §11.3.3), not unpacked yet.
struct PNGText {
    /// The keywords that are looked for.
    static let keywords: Set = ["Title", "Author", "Description", "Copyright"]

    let keyword: String
    private let body: ArraySlice<UInt8>
    private let isCompressed: Bool
    private let isLatin1: Bool

    /// - Parameter chunk: A `tEXt`, `zTXt` or `iTXt` chunk.
    init?(_ chunk: PNGChunk) {
        let fields = chunk.data.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        guard fields.count == 2, 1...79 ~= fields[0].count else { return nil }
        keyword = String(latin1: fields[0])
        isLatin1 = chunk.type != "iTXt"
        let rest = fields[1]
        switch chunk.type {
        case "tEXt":
            isCompressed = false
            body = rest
        case "zTXt":
            guard rest.first == 0 else { return nil }
            isCompressed = true
            body = rest.dropFirst()
        default:
            // Flag, method, language, keyword in that language.
            guard let flag = rest.first, flag <= 1, rest.dropFirst().first == 0 else { return nil }
            let tagged = rest.dropFirst(2).split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
            guard tagged.count == 3 else { return nil }
            isCompressed = flag == 1
            body = tagged[2]
        }
    }

    /// The text, as much of it as may be kept; `nil` if it is damaged or unpacks to far more than that.
    func unpacked() -> String? {
        // Cleaning may take something away.
        let limit = 8 * PictureMetadata.longestText
        guard let bytes = isCompressed ? inflated(body, upTo: limit) : Array(body.prefix(limit)) else { return nil }
        return isLatin1 ? String(latin1: bytes) : String(decoding: bytes, as: UTF8.self)
    }
}
