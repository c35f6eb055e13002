import Weights

/// PyTorch's files since 1.6: a zip archive with the pickle `NAME/data.pkl` and the numbers of each storage as
/// `NAME/data/KEY` (torch/serialization.py, `_save`).
struct TorchArchive: WeightReader {
    let path: String
    let format = WeightFormat.torchZip
    let notes: [String: String] = [:]
    private let contents: StateDictionary

    static func recognises(_ file: FileBytes) -> Bool { file.has(Array("PK\u{3}\u{4}".utf8)) }

    init(_ file: FileBytes) throws(WeightError) {
        let members = try ZipDirectory(of: file).members
        let pickles = members.filter { $0.key.hasSuffix("/data.pkl") }
        guard pickles.count == 1, let (name, place) = pickles.first else {
            throw WeightError(.unknownFormat, file.path, "is a zip archive, but none that torch.save has written")
        }
        let folder = name.dropLast("data.pkl".count)
        try Self.checkByteOrder(members["\(folder)byteorder"], of: file)
        let pickle = try Self.pickle(at: place, in: file)
        path = file.path
        contents = try StateDictionary(pickle, in: file) { storage throws(WeightError) in
            guard let member = members["\(folder)data/\(storage.key)"], member.count == storage.byteCount else {
                throw WeightError(
                    .damaged,
                    file.path,
                    "is damaged: the numbers of a tensor are missing or too few; get it again"
                )
            }
            return member
        }
    }

    var tensors: [WeightTensor] { contents.tensors }

    func values(of tensor: WeightTensor) throws(WeightError) -> [Float] {
        try contents.values(of: tensor)
    }

    /// PyTorch since 2.1 says which order it wrote; before, it was the machine's own, and hardly one is big-endian.
    private static func checkByteOrder(_ place: Range<Int>?, of file: FileBytes) throws(WeightError) {
        guard let place, !(place.count == 6 && file.has(Array("little".utf8), at: place.lowerBound)) else { return }
        throw WeightError(
            .wrongType,
            file.path,
            "was not written on a little-endian machine; load it in PyTorch and save it on one"
        )
    }

    private static func pickle(at place: Range<Int>, in file: FileBytes) throws(WeightError) -> Pickle {
        guard place.count <= Pickle.mostBytes else {
            throw WeightError(
                .damaged,
                file.path,
                "describes its tensors in more than \(Pickle.mostBytes) bytes; save model.state_dict() alone"
            )
        }
        var cursor = ByteCursor(
            file.copy(place),
            path: file.path,
            ending: WeightError(.damaged, file.path, "is damaged: its pickle ends early; get it again")
        )
        return try PickleReader.read(&cursor)
    }
}
