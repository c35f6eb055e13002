import SystemPackage

/// What programs did to a disk, in order, as `Tests/TestDisk` wrote it down.
struct DiskRecord {
    /// One thing that was done; the first number in it is an inode.
    enum Deed {
        /// A file of that name was opened, and made where there was none.
        case open(UInt64, FilePath)
        case makeDirectory(UInt64, FilePath)
        case write(UInt64, offset: Int, [UInt8])
        case resize(UInt64, Int)
        /// A file or the names of a directory were brought to the disk.
        case synchronize(UInt64)
        case rename(FilePath, FilePath)
        case link(FilePath, FilePath)
        case remove(FilePath)
        /// Somebody else put a file there, down to the disk.
        case bring(UInt64, FilePath, [UInt8])
    }

    /// The deeds.
    private(set) var deeds: [Deed]

    /// Reads what was written down, to which the files are added that others brought, each at its place in the order.
    init(_ log: FilePath, brought: [(position: Int, deed: Deed)]) throws {
        let lines = String(decoding: try log.bytes(), as: UTF8.self).split(separator: "\n")
        deeds = try lines.map { line in
            guard let deed = Deed(line) else { throw Errno.invalidArgument }
            return deed
        }
        for (position, deed) in brought.reversed() { deeds.insert(deed, at: position) }
    }

    /// How many deeds have been written down so far.
    static func length(_ log: FilePath) throws -> Int {
        try log.bytes().count { $0 == UInt8(ascii: "\n") }
    }
}

extension DiskRecord.Deed {
    fileprivate init?(_ line: Substring) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 5, let inode = UInt64(fields[1]), let number = Int(fields[2]) else { return nil }
        let path = FilePath(String(fields[3])), other = FilePath(String(fields[4]))
        switch fields[0] {
        case "create": self = .open(inode, path)
        case "mkdir": self = .makeDirectory(inode, path)
        case "write": self = .write(inode, offset: number, Self.bytes(fields[3]))
        case "truncate": self = .resize(inode, number)
        case "sync": self = .synchronize(inode)
        case "rename": self = .rename(path, other)
        case "link": self = .link(path, other)
        case "unlink": self = .remove(path)
        default: return nil
        }
    }

    private static func bytes(_ digits: Substring) -> [UInt8] {
        func value(_ digit: UInt8) -> UInt8 {
            digit >= UInt8(ascii: "a") ? digit - UInt8(ascii: "a") + 10 : digit - UInt8(ascii: "0")
        }
        let digits = Array(digits.utf8)
        return stride(from: 0, to: digits.count, by: 2).map { value(digits[$0]) << 4 | value(digits[$0 + 1]) }
    }
}
