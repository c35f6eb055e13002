import Weights

/// A member of a zip archive as the directory describes it.
struct ZipMember {
    static let localSignature = 0x0403_4B50
    static let localHeaderSize = 30

    private static let signature = 0x0201_4B50
    /// What stands in 32 bits when the number itself is among the 64-bit ones of extra field 1.
    private static let elsewhere = 0xFFFF_FFFF

    let name: String
    /// Its name as it stands in messages.
    var shownName: String { name.prefix(80).debugDescription }
    /// Whether its bytes are the contents: not compressed, not encrypted.
    let isStored: Bool
    let size: Int
    /// Where its own header is.
    let offset: Int

    /// Reads the entry at the cursor.
    init(_ cursor: inout ByteCursor) throws(WeightError) {
        guard try cursor.number(width: 4) == Self.signature else { throw Self.damage(cursor) }
        _ = try cursor.take(4)
        let isEncrypted = try cursor.number(width: 2) & 1 == 1
        let method = try cursor.number(width: 2)
        _ = try cursor.take(8)
        var storedSize = try cursor.number(width: 4)
        var size = try cursor.number(width: 4)
        let nameSize = try cursor.number(width: 2)
        let extraSize = try cursor.number(width: 2)
        let commentSize = try cursor.number(width: 2)
        _ = try cursor.take(8)
        var offset = try cursor.number(width: 4)
        guard let name = String(validating: try cursor.take(nameSize), as: UTF8.self) else {
            throw Self.damage(cursor)
        }
        var extra = ByteCursor(
            Array(try cursor.take(extraSize)),
            path: cursor.path,
            ending: Self.damage(cursor)
        )
        _ = try cursor.take(commentSize)

        if [size, storedSize, offset].contains(Self.elsewhere) {
            while try extra.number(width: 2) != 1 { _ = try extra.take(try extra.number(width: 2)) }
            _ = try extra.number(width: 2)
            if size == Self.elsewhere { size = try extra.number(width: 8) }
            if storedSize == Self.elsewhere { storedSize = try extra.number(width: 8) }
            if offset == Self.elsewhere { offset = try extra.number(width: 8) }
        }
        isStored = method == 0 && !isEncrypted
        guard !isStored || storedSize == size else { throw Self.damage(cursor) }
        self.name = name
        self.size = size
        self.offset = offset
    }

    private static func damage(_ cursor: ByteCursor) -> WeightError {
        WeightError(.damaged, cursor.path, "is damaged: its list of members contradicts itself; get the file again")
    }
}
