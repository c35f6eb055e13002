import Weights

/// What the end of a zip archive says: where the directory is.
struct ZipEnd {
    /// How many members there are.
    let count: Int
    /// Where they are listed.
    let directory: Range<Int>

    private static let signature: [UInt8] = Array("PK\u{5}\u{6}".utf8)
    private static let size = 22
    private static let longSignature: [UInt8] = Array("PK\u{6}\u{6}".utf8)
    private static let longSize = 56
    private static let locatorSignature: [UInt8] = Array("PK\u{6}\u{7}".utf8)
    private static let locatorSize = 20

    /// Finds the end, behind which there may be a comment.
    ///
    /// - Throws: `WeightError` when there is none, as in a file that was cut.
    init(of file: FileBytes) throws(WeightError) {
        let last = file.count - Self.size
        let starts = stride(from: last, through: max(0, last - Int(UInt16.max)), by: -1)
        // A comment may hold the signature too, but then what follows is no length that ends where the file does.
        guard last >= 0, let start = starts.first(where: { Self.isEnd(at: $0, of: file) }) else {
            throw WeightError(.truncated, file.path, "ends early: the list of its members is missing; get it again")
        }
        var cursor = try Self.cursor(from: start + 10, count: 10, in: file)
        var count = try cursor.number(width: 2)
        var size = try cursor.number(width: 4)
        var offset = try cursor.number(width: 4)
        if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
            let locator = start - Self.locatorSize
            guard file.has(Self.locatorSignature, at: locator) else { throw Self.damage(file) }
            var cursor = try Self.cursor(from: locator + 8, count: 8, in: file)
            let long = try file.stretch(from: try cursor.number(width: 8), count: Self.longSize)
            guard file.has(Self.longSignature, at: long.lowerBound) else { throw Self.damage(file) }
            cursor = try Self.cursor(from: long.lowerBound + 32, count: 24, in: file)
            count = try cursor.number(width: 8)
            size = try cursor.number(width: 8)
            offset = try cursor.number(width: 8)
        }
        self.count = count
        directory = try file.stretch(from: offset, count: size)
    }

    private static func isEnd(at start: Int, of file: FileBytes) -> Bool {
        let commentSize = Int(file[start + 20]) | Int(file[start + 21]) << 8
        return file.has(signature, at: start) && start + size + commentSize == file.count
    }

    private static func cursor(from start: Int, count: Int, in file: FileBytes) throws(WeightError) -> ByteCursor {
        ByteCursor(file.copy(try file.stretch(from: start, count: count)), path: file.path, ending: damage(file))
    }

    private static func damage(_ file: FileBytes) -> WeightError {
        WeightError(.damaged, file.path, "is damaged: its end contradicts itself; get it again")
    }
}
