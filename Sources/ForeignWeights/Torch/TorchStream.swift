import Weights

/// PyTorch's files before 1.6: pickles and numbers one behind another (torch/serialization.py, `_legacy_save`).
///
/// There are five pickles: magic number, protocol, system, tensors, and the keys of the storages. For each key a count
/// and the numbers follow.
struct TorchStream: WeightReader {
    let path: String
    let format = WeightFormat.torchLegacy
    let notes: [String: String] = [:]
    private let contents: StateDictionary

    /// The first pickle: protocol 2, the number 0x1950a86a20f9469cfc6c in ten bytes, the end.
    private static let magic: [UInt8] = [
        0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
    ]

    static func recognises(_ file: FileBytes) -> Bool { file.has(magic) }

    init(_ file: FileBytes) throws(WeightError) {
        var cursor = Self.cursor(over: file)
        _ = try cursor.take(Self.magic.count)
        try Self.checkProtocol(try PickleReader.read(&cursor), of: file)
        try Self.checkSystem(try PickleReader.read(&cursor), of: file)
        let pickle = try PickleReader.read(&cursor)
        let keys = try Self.keys(try PickleReader.read(&cursor), of: file)
        let places = try Self.places(of: try Self.storages(of: pickle, in: file), keys, from: cursor.position, in: file)
        path = file.path
        contents = try StateDictionary(pickle, in: file) { storage throws(WeightError) in
            guard let place = places[storage.key] else {
                throw WeightError(.damaged, file.path, "is damaged: the numbers of a tensor are missing; get it again")
            }
            return place
        }
    }

    var tensors: [WeightTensor] { contents.tensors }

    func values(of tensor: WeightTensor) throws(WeightError) -> [Float] {
        try contents.values(of: tensor)
    }

    /// A cursor over as much of the file as its pickles may take.
    private static func cursor(over file: FileBytes) -> ByteCursor {
        let isWhole = file.count <= Pickle.mostBytes
        return ByteCursor(
            file.copy(0..<min(file.count, Pickle.mostBytes)),
            path: file.path,
            ending: isWhole
                ? WeightError(.truncated, file.path, "ends early, after \(file.count) bytes; get it again")
                : WeightError(
                    .damaged,
                    file.path,
                    "describes its tensors in more than \(Pickle.mostBytes) bytes; save model.state_dict() alone"
                )
        )
    }

    private static func checkProtocol(_ pickle: Pickle, of file: FileBytes) throws(WeightError) {
        guard case .integer(1001) = pickle.objects[pickle.root] else {
            throw WeightError(.unknownFormat, file.path, "is of a PyTorch protocol other than 1001; save it again")
        }
    }

    private static func checkSystem(_ pickle: Pickle, of file: FileBytes) throws(WeightError) {
        guard let place = pickle.value("little_endian", in: pickle.root),
            case .boolean(true) = pickle.objects[place]
        else {
            throw WeightError(
                .wrongType,
                file.path,
                "was not written on a little-endian machine; load it in PyTorch and save it on one"
            )
        }
    }

    private static func keys(_ pickle: Pickle, of file: FileBytes) throws(WeightError) -> [String] {
        guard case .list(let places) = pickle.objects[pickle.root] else {
            throw WeightError(.damaged, file.path, "is damaged: it has no list of storages; get it again")
        }
        return places.compactMap { pickle.text($0) }
    }

    /// All storages that the pickle speaks of, by key.
    private static func storages(
        of pickle: Pickle,
        in file: FileBytes
    ) throws(WeightError) -> [String: TorchStorage] {
        var storages: [String: TorchStorage] = [:]
        for case .storage(let storage) in pickle.objects {
            guard storages.updateValue(storage, forKey: storage.key) ?? storage == storage else {
                throw WeightError(.damaged, file.path, "is damaged: it describes a storage in two ways; get it again")
            }
        }
        return storages
    }

    /// Where the numbers of each storage are: one behind another, in the order of the keys.
    private static func places(
        of storages: [String: TorchStorage],
        _ keys: [String],
        from start: Int,
        in file: FileBytes
    ) throws(WeightError) -> [String: Range<Int>] {
        var places: [String: Range<Int>] = [:]
        var position = start
        for key in keys {
            let count = file.look(at: try file.stretch(from: position, count: 8)) { $0.loadUnaligned(as: Int64.self) }
            guard let storage = storages[key], storage.count == count else {
                throw WeightError(.damaged, file.path, "is damaged: its storages are not as described; get it again")
            }
            let place = try file.stretch(from: position + 8, count: storage.byteCount)
            places[key] = place
            position = place.upperBound
        }
        return places
    }
}
