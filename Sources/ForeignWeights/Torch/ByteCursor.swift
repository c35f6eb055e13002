import Weights

/// Reads bytes one behind another and never past their end.
struct ByteCursor {
    /// The file, for errors.
    let path: String
    /// Where the next byte is read.
    private(set) var position = 0
    private let bytes: [UInt8]
    private let ending: WeightError

    /// A cursor before the first byte.
    ///
    /// - Parameters:
    ///   - bytes: What is read.
    ///   - path: The file that it is from.
    ///   - ending: What is wrong when somebody wants to read on behind the last byte.
    init(_ bytes: [UInt8], path: String, ending: WeightError) {
        self.bytes = bytes
        self.path = path
        self.ending = ending
    }

    mutating func take(_ count: Int) throws(WeightError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.count - position else { throw ending }
        defer { position += count }
        return bytes[position..<position + count]
    }

    mutating func byte() throws(WeightError) -> UInt8 {
        guard position < bytes.count else { throw ending }
        defer { position += 1 }
        return bytes[position]
    }

    /// The bytes before the next line feed, which is read too.
    mutating func line() throws(WeightError) -> ArraySlice<UInt8> {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else { throw ending }
        defer { position = end + 1 }
        return bytes[position..<end]
    }

    /// A whole number without a sign, little-endian, of 8 bytes at most; one that is greater than any size can be is an
    /// error.
    mutating func number(width: Int) throws(WeightError) -> Int {
        let number = try take(width).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard let number = Int(exactly: number) else {
            throw WeightError(.damaged, path, "is damaged: it has the size \(number), which nothing has")
        }
        return number
    }
}
