import Weights

/// The named tensors of a PyTorch file, and where their numbers are.
struct StateDictionary {
    /// A tensor and its storage's bytes in the file.
    private struct Entry {
        let tensor: TorchTensor
        let bytes: Range<Int>
    }

    /// As many bytes as the name of a tensor may have; honest ones are paths of a few layers.
    private static let longestName = 256

    /// The tensors of floating-point numbers, in the file's order; counters and masks are left out.
    let tensors: [WeightTensor]
    private let file: FileBytes
    private let entries: [String: Entry]

    /// Finds the tensors of a file.
    ///
    /// - Parameters:
    ///   - pickle: What the file describes: names and tensors, or a checkpoint with such a dictionary as `state_dict`.
    ///   - file: The file.
    ///   - locate: The bytes of a storage, as many as it has, within the file.
    /// - Throws: `WeightError` when there is no such dictionary, or a name stands in it twice.
    init(
        _ pickle: Pickle,
        in file: FileBytes,
        locate: (TorchStorage) throws(WeightError) -> Range<Int>
    ) throws(WeightError) {
        guard let named = pickle.entries(pickle.value("state_dict", in: pickle.root) ?? pickle.root) else {
            throw WeightError(
                .unknownFormat,
                file.path,
                "is PyTorch's, but holds no dictionary of tensors; save model.state_dict()"
            )
        }
        var tensors: [WeightTensor] = []
        var entries: [String: Entry] = [:]
        for (key, value) in named {
            guard case .tensor(let tensor) = pickle.objects[value], tensor.storage.type.isFloating,
                let name = pickle.text(key)
            else { continue }
            // Names go into messages and onto terminals.
            guard name.utf8.count <= Self.longestName,
                !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
            else { throw WeightError(.damaged, file.path, "is damaged: the name of a tensor is no text") }
            let entry = Entry(tensor: tensor, bytes: try locate(tensor.storage))
            guard entries.updateValue(entry, forKey: name) == nil else {
                throw WeightError(.damaged, file.path, "is damaged: it has two tensors \(name.debugDescription)")
            }
            tensors.append(WeightTensor(name: name, shape: tensor.shape))
        }
        self.file = file
        self.tensors = tensors
        self.entries = entries
    }

    /// The values of a tensor; see `WeightFile`.
    func values(of tensor: WeightTensor) throws(WeightError) -> [Float] {
        guard let entry = entries[tensor.name] else {
            throw WeightError(.damaged, file.path, "has no tensor \(tensor.name.debugDescription)")
        }
        let values = file.look(at: entry.bytes) { entry.tensor.values(in: $0) }
        file.forget(entry.bytes)
        return try WeightError.requireFinite(values, of: tensor.name.debugDescription, in: file.path)
    }
}
