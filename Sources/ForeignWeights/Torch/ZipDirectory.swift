import Weights

/// The members of a zip archive that stores them as they are (PKWARE, APPNOTE.TXT 6.3.10).
///
/// `torch.save` compresses nothing, so a compressed member is refused, and with it every archive that unpacks to more
/// than it is.
struct ZipDirectory {
    /// A directory takes some hundred bytes for each member.
    private static let mostBytes = 1 << 22

    /// Where the contents of each member are.
    private(set) var members: [String: Range<Int>] = [:]
    private let file: FileBytes

    /// Reads the directory at the end of an archive, and checks that every member is where it says.
    ///
    /// - Throws: `WeightError` when the file is no whole archive, or not a stored one.
    init(of file: FileBytes) throws(WeightError) {
        self.file = file
        let end = try ZipEnd(of: file)
        guard end.directory.count <= Self.mostBytes else {
            throw WeightError(.damaged, file.path, "lists its members in more than \(Self.mostBytes) bytes")
        }
        var cursor = ByteCursor(
            file.copy(end.directory),
            path: file.path,
            ending: WeightError(.damaged, file.path, "is damaged: its list of members ends early; get it again")
        )
        for _ in 0..<end.count {
            let member = try ZipMember(&cursor)
            guard members.updateValue(try place(of: member), forKey: member.name) == nil else {
                throw damage("two members \(member.shownName)")
            }
        }
    }

    /// Where the contents of a member are: behind a header of its own, whose sizes may be unset.
    private func place(of member: ZipMember) throws(WeightError) -> Range<Int> {
        guard member.isStored else {
            throw WeightError(
                .forbidden,
                file.path,
                "has the compressed or encrypted member \(member.shownName), as torch.save never writes them;"
                    + " nothing of it was unpacked"
            )
        }
        let header = try file.stretch(from: member.offset, count: ZipMember.localHeaderSize)
        let end = WeightError(.truncated, file.path, "ends early, in the header of \(member.shownName); get it again")
        var cursor = ByteCursor(file.copy(header), path: file.path, ending: end)
        guard try cursor.number(width: 4) == ZipMember.localSignature else {
            throw damage("no header for \(member.shownName)")
        }
        _ = try cursor.take(22)
        let nameSize = try cursor.number(width: 2)
        let extraSize = try cursor.number(width: 2)
        guard file.has(Array(member.name.utf8), at: header.upperBound), nameSize == member.name.utf8.count else {
            throw damage("another member where \(member.shownName) should be")
        }
        return try file.stretch(from: header.upperBound + nameSize + extraSize, count: member.size)
    }

    private func damage(_ what: String) -> WeightError {
        WeightError(.damaged, file.path, "is damaged: it has \(what); get it again")
    }
}
