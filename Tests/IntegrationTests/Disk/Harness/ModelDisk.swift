import SystemPackage

/// A disk and its cache: what was done to it, and what of that survives a power cut.
///
/// The model, after ALICE (Pillai and others, "All File Systems Are Not Created Equal", OSDI 2014):
///
/// * What was written to a file survives from the file's fsync(2) or fdatasync(2) on. Of what was written since, any
///   part survives: each write, whole, not at all, or its first sectors, whatever came before or after it.
/// * A name survives from the fsync of its directory on, and so does its removal. Of what was done to names since, any part
///   survives, whatever came before or after it. A file's fsync does not save its name.
/// * A rename survives as a whole or not at all, also from one directory to another: every file system with a journal or a
///   log keeps that. It survives from the fsync of the directory on that got the new name.
struct ModelDisk {
    /// A file or a directory, by its place in `nodes`: the kernel gives inodes again.
    typealias Node = Int

    /// What may become of a change that was not saved.
    enum Fate {
        case lost, kept
        /// Of bytes, so many sectors; of a name the same as kept.
        case torn(Double)
    }

    private static let sector = 512

    private struct Name: Hashable {
        let directory: Node
        let name: String
    }

    /// Names that change together.
    private struct Renaming {
        let number: Int
        let names: [(name: Name, node: Node?)]
        /// The directory whose fsync saves them.
        let savedBy: Node
    }

    private enum Change {
        case write(Int, [UInt8])
        case resize(Int)

        func apply(to bytes: inout [UInt8], sectors share: Double = 1) {
            switch self {
            case .resize(let size):
                bytes = Array(bytes.prefix(size)) + Array(repeating: 0, count: max(0, size - bytes.count))
            case .write(let offset, let new):
                let sectors = (new.count + ModelDisk.sector - 1) / ModelDisk.sector
                let part = new.prefix(share < 1 ? Int(share * Double(sectors)) * ModelDisk.sector : new.count)
                if bytes.count < offset + part.count {
                    bytes += Array(repeating: 0, count: offset + part.count - bytes.count)
                }
                bytes.replaceSubrange(offset..<offset + part.count, with: part)
            }
        }
    }

    private struct Content {
        var saved: [UInt8] = []
        var pending: [Change] = []
        let isDirectory: Bool
        let inode: UInt64
    }

    private var nodes: [Content] = []
    /// The node that has an inode now.
    private var nodeOfInode: [UInt64: Node] = [:]
    /// Names as programs see them.
    private var present: [Name: Node] = [:]
    /// Names as they are on the disk, with the number of the change that made each so.
    private var saved: [Name: (node: Node?, number: Int)] = [:]
    private var pending: [Renaming] = []
    private var count = 0
    private let root: FilePath

    /// A disk with one empty directory.
    init(root: FilePath, inode: UInt64) {
        self.root = root
        nodes = [Content(isDirectory: true, inode: inode)]
        nodeOfInode[inode] = 0
    }

    /// Does a deed.
    mutating func perform(_ deed: DiskRecord.Deed) {
        switch deed {
        case .open(let inode, let path):
            guard let name = name(path), present[name] == nil else { return }
            change([(name, add(inode, isDirectory: false))], savedBy: name.directory)
        case .makeDirectory(let inode, let path):
            guard let name = name(path) else { return }
            change([(name, add(inode, isDirectory: true))], savedBy: name.directory)
        case .bring(let inode, let path, let bytes):
            guard let name = name(path) else { return }
            let node = add(inode, isDirectory: false)
            nodes[node].saved = bytes
            change([(name, node)], savedBy: name.directory)
            if let last = pending.popLast() { save(last) }
        case .write(let inode, let offset, let bytes):
            if let node = nodeOfInode[inode] { nodes[node].pending.append(.write(offset, bytes)) }
        case .resize(let inode, let size):
            if let node = nodeOfInode[inode] { nodes[node].pending.append(.resize(size)) }
        case .synchronize(let inode):
            if let node = nodeOfInode[inode] { synchronize(node) }
        case .rename(let old, let new):
            guard let from = name(old), let to = name(new), let node = present[from] else { return }
            change([(from, nil), (to, node)], savedBy: to.directory)
        case .link(let old, let new):
            guard let from = name(old), let to = name(new), let node = present[from] else { return }
            change([(to, node)], savedBy: to.directory)
        case .remove(let path):
            guard let name = name(path) else { return }
            change([(name, nil)], savedBy: name.directory)
        }
    }

    /// The files and directories after a power cut, by their paths from the root; directories come before what is in them.
    ///
    /// - Parameter fate: What becomes of each change that was not saved.
    /// - Returns: Them all, without bytes where it is a directory.
    func files(_ fate: () -> Fate) -> [(path: FilePath, inode: UInt64, bytes: [UInt8]?)] {
        var names = saved
        for renaming in pending {
            if case .lost = fate() { continue }
            Self.apply(renaming, to: &names)
        }
        var contents: [Node: [UInt8]] = [:]
        var found: [(path: FilePath, inode: UInt64, bytes: [UInt8]?)] = []
        func visit(_ directory: Node, _ path: FilePath) {
            for (name, entry) in names.filter({ $0.key.directory == directory }).sorted(by: {
                $0.key.name < $1.key.name
            }) {
                guard let node = entry.node else { continue }
                let place = path.appending(name.name), content = nodes[node]
                if content.isDirectory {
                    found.append((place, content.inode, nil))
                    visit(node, place)
                } else {
                    // One that has two names has the same fate under both.
                    let bytes = contents[node] ?? bytes(of: content, fate)
                    contents[node] = bytes
                    found.append((place, content.inode, bytes))
                }
            }
        }
        visit(0, FilePath())
        return found
    }

    private func bytes(of content: Content, _ fate: () -> Fate) -> [UInt8] {
        var bytes = content.saved
        for change in content.pending {
            switch fate() {
            case .lost: continue
            case .kept: change.apply(to: &bytes)
            case .torn(let share): change.apply(to: &bytes, sectors: share)
            }
        }
        return bytes
    }

    private mutating func add(_ inode: UInt64, isDirectory: Bool) -> Node {
        nodes.append(Content(isDirectory: isDirectory, inode: inode))
        nodeOfInode[inode] = nodes.count - 1
        return nodes.count - 1
    }

    private mutating func change(_ names: [(name: Name, node: Node?)], savedBy directory: Node) {
        count += 1
        for (name, node) in names { present[name] = node }
        pending.append(Renaming(number: count, names: names, savedBy: directory))
    }

    private mutating func synchronize(_ node: Node) {
        for change in nodes[node].pending { change.apply(to: &nodes[node].saved) }
        nodes[node].pending = []
        for renaming in pending where renaming.savedBy == node { save(renaming) }
        pending.removeAll { $0.savedBy == node }
    }

    private mutating func save(_ renaming: Renaming) { Self.apply(renaming, to: &saved) }

    /// What was done to a name later counts, whichever was saved first.
    private static func apply(_ renaming: Renaming, to names: inout [Name: (node: Node?, number: Int)]) {
        for (name, node) in renaming.names where names[name].map({ $0.number < renaming.number }) ?? true {
            names[name] = (node, renaming.number)
        }
    }

    /// A path as a name in a directory that there is; nil for what lies elsewhere.
    private func name(_ path: FilePath) -> Name? {
        var rest = path
        guard rest.removePrefix(root), let last = rest.lastComponent else { return nil }
        var directory = 0
        for component in rest.removingLastComponent().components {
            guard let next = present[Name(directory: directory, name: component.string)] else { return nil }
            directory = next
        }
        return Name(directory: directory, name: last.string)
    }
}
