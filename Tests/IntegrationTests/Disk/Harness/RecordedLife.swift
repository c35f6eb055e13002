import SystemPackage
import TestSupport
import Testing

/// A life of a daemon that was written down, and the disks that a power cut could have left at any moment of it.
struct RecordedLife {
    /// A moment, as the number of deeds before it, and what becomes of what was not saved by then.
    struct Cut: Sendable, CustomStringConvertible {
        enum Fate: String, Sendable { case lost, kept, mixed }

        let position: Int
        let fate: Fate
        let seed: UInt64

        var description: String { "a cut after \(position) deeds, the rest \(fate) (seed \(seed))" }
    }

    /// A number that a client had been told by a moment, and the picture that it was of.
    struct Told: Sendable {
        let position: Int
        let id: UInt64
        let name: String
    }

    let record: DiskRecord
    let told: [Told]

    private let place: DaemonPlace
    private let empty: ModelDisk
    /// Where the folders of the life are kept.
    private let kept: FilePath
    /// The files of the inbox, by their inodes, which tell a daemon whether they are still the same.
    private let pictures: [UInt64: (path: FilePath, bytes: [UInt8])]

    private static let folders = ["inbox", "outbox", "state"]

    /// The deeds after which more is saved than before.
    var savings: [Int] {
        record.deeds.indices.filter { if case .synchronize = record.deeds[$0] { true } else { false } }.map { $0 + 1 }
    }

    /// Takes up a life that has ended, and puts its folders aside.
    init(
        of daemon: RunningDaemon,
        on disk: TestDisk,
        from empty: ModelDisk,
        brought: [(position: Int, deed: DiskRecord.Deed)],
        told: [Told]
    ) throws {
        self.told = told
        self.empty = empty
        place = daemon.place
        record = try DiskRecord(disk.log, brought: brought)
        kept = place.root.appending("kept")
        try kept.makeDirectory()
        for folder in Self.folders { try place.root.appending(folder).rename(to: kept.appending(folder)) }
        pictures = Dictionary(
            try Self.files(in: kept.appending("inbox")).map { path in
                (UInt64(try path.stat().inode.rawValue), (path, try path.bytes()))
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Makes the folders what they are after a power cut.
    func lay(_ cut: Cut) throws {
        for folder in Self.folders { place.root.appending(folder).removeAll() }
        for file in files(after: cut) {
            let path = place.root.appending(file.path.components)
            if let bytes = file.bytes {
                if let picture = pictures[file.inode], picture.bytes == bytes {
                    try picture.path.link(as: path)
                } else {
                    try path.write(bytes)
                }
            } else {
                try path.makeDirectory()
            }
        }
    }

    /// Expects that nothing was left out of the record: all that is in it, and nothing else, is in the folders at the end.
    func expectComplete() throws {
        let files = files(after: Cut(position: record.deeds.count, fate: .kept, seed: 0)).filter { $0.bytes != nil }
        let real = try Self.folders.flatMap { try Self.files(in: kept.appending($0)) }.filter(Self.isSaved)
        #expect(files.map { kept.appending($0.path.components).string }.sorted() == real.map(\.string).sorted())
        for file in files {
            let isSame = try file.bytes == kept.appending(file.path.components).bytes()
            #expect(isSame, "\(file.path)")
        }
    }

    private func files(after cut: Cut) -> [(path: FilePath, inode: UInt64, bytes: [UInt8]?)] {
        var disk = empty
        for deed in record.deeds[..<cut.position] { disk.perform(deed) }
        var noise = SeededNoise(seed: cut.seed)
        let files = disk.files {
            switch cut.fate {
            case .lost: .lost
            case .kept: .kept
            case .mixed:
                [.lost, .kept, .torn(Double.random(in: 0..<1, using: &noise))].randomElement(using: &noise) ?? .lost
            }
        }
        return files.filter { Self.isSaved($0.path) }
    }

    /// Whether a file is meant to survive: what SQLite shares with itself in memory is made anew.
    private static func isSaved(_ path: FilePath) -> Bool { !path.string.hasSuffix("-shm") }

    private static func files(in folder: FilePath) throws -> [FilePath] {
        try folder.names.flatMap { name in
            let path = folder.appending(name)
            return try path.stat().type == .directory ? files(in: path) : [path]
        }
    }
}
