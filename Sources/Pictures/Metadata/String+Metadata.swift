extension String {
    /// A text of a file's metadata: UTF-8 if it can be that, else Latin-1, as programs have always written it.
    init(metadata bytes: some Collection<UInt8>) {
        self = String(validating: bytes, as: UTF8.self) ?? String(latin1: bytes)
    }

    init(latin1 bytes: some Collection<UInt8>) {
        self.init()
        unicodeScalars.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
    }

    /// The text in Latin-1; `nil` if it has other characters.
    var latin1: [UInt8]? {
        let bytes = unicodeScalars.compactMap { UInt8(exactly: $0.value) }
        return bytes.count == unicodeScalars.count ? bytes : nil
    }

    /// Without control characters and space at the ends, and no longer than so many bytes of UTF-8; `nil` if nothing is
    /// left.
    func cleaned(upTo limit: Int) -> String? {
        var clean = String.UnicodeScalarView()
        var count = 0
        for scalar in unicodeScalars.drop(while: \.properties.isWhitespace)
        where scalar.properties.generalCategory != .control || scalar == "\n" || scalar == "\t" {
            count += UTF8.width(scalar)
            if count > limit { break }
            clean.append(scalar)
        }
        while clean.last?.properties.isWhitespace == true { clean.removeLast() }
        return clean.isEmpty ? nil : String(clean)
    }
}
