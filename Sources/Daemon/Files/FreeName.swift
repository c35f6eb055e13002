import SystemPackage

/// Finds a name that nobody has: `cat.png`, and where that is taken `cat-2.png`, `cat-3.png` and so on.
struct FreeName {
    /// The name without its ending.
    let stem: [UInt8]

    /// What follows the stem of each file that shall stand under the name, such as `.png` and `.epochs`.
    let endings: [[UInt8]]

    /// Names that are not to be had though nobody may have them yet.
    var reserved: Set<[UInt8]> = []

    /// The longest name that Linux file systems take, in bytes.
    private static let longest = 255

    /// The first stem whose names are all free in a directory.
    ///
    /// - Throws: `FileError` when the directory cannot be read.
    func stem(in directory: FilePath) throws(FileError) -> [UInt8] {
        var number = 1
        while true {
            let candidate = numbered(number)
            var isFree = true
            for ending in endings {
                let name = candidate + ending
                let isTaken = try directory.appending(bytes: name).entry() != nil
                if isTaken || reserved.contains(name) { isFree = false }
            }
            if isFree { return candidate }
            number += 1
        }
    }

    /// The name without a number, whoever has it.
    var plainStem: [UInt8] { numbered(1) }

    /// Whether nobody has the name without a number.
    ///
    /// - Throws: `FileError` when that cannot be found out.
    func isFree(in directory: FilePath) throws(FileError) -> Bool {
        try stem(in: directory) == plainStem
    }

    private func numbered(_ number: Int) -> [UInt8] {
        let suffix = number == 1 ? [] : Array("-\(number)".utf8)
        let room = Self.longest - suffix.count - (endings.map(\.count).max() ?? 0)
        return stem.prefix(max(1, room)) + suffix
    }
}

extension FreeName {
    /// Splits a file's name where its ending begins; what begins with a dot has no ending.
    static func split(_ name: [UInt8]) -> (stem: [UInt8], ending: [UInt8]) {
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return (name, []) }
        return (Array(name[..<dot]), Array(name[dot...]))
    }
}
