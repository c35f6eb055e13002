extension String {
    /// Shows a path's bytes to a person, so that no two paths look alike and no control character gets out.
    ///
    /// Bytes that are not UTF-8 and those of control characters become `\xNN`, a backslash becomes `\\`.
    init(showingPath path: [UInt8]) {
        self.init()
        var parser = UTF8.ForwardParser()
        var rest = path.makeIterator()
        var position = 0
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let encoded):
                let scalar = UTF8.decode(encoded)
                if scalar.properties.generalCategory == .control {
                    append(escaped: path[position..<position + encoded.count])
                } else if scalar == "\\" {
                    append("\\\\")
                } else {
                    unicodeScalars.append(scalar)
                }
                position += encoded.count
            case .error(let length):
                append(escaped: path[position..<position + length])
                position += length
            case .emptyInput: return
            }
        }
    }

    private mutating func append(escaped bytes: ArraySlice<UInt8>) {
        for byte in bytes {
            let digits = String(byte, radix: 16, uppercase: true)
            append(byte < 16 ? "\\x0\(digits)" : "\\x\(digits)")
        }
    }
}
