import Weights

/// The tensors that were found in a file's messages, and where their values stand.
struct ProtobufTensors {
    private let file: FileBytes
    private(set) var list: [WeightTensor] = []
    private var places: [String: ProtobufNumbers?] = [:]

    /// No tensors yet.
    init(of file: FileBytes) {
        self.file = file
    }

    /// Adds a tensor whose values are as many as its shape has places.
    ///
    /// `numbers` is `nil` for a tensor of a type that cannot be read, which is an error only if somebody asks for its values:
    /// a graph holds shapes and other integers besides its weights.
    mutating func append(_ tensor: WeightTensor, at numbers: ProtobufNumbers?) throws(WeightError) {
        guard list.count < Self.most else { throw damaged("has more than \(Self.most) tensors") }
        guard let count = tensor.bytes(each: 1) else {
            throw damaged("has \(tensor.name) in the impossible shape \(tensor.shape)")
        }
        if let values = try numbers?.count(in: file), values != count {
            throw damaged("has \(values) values for \(tensor.name) in the shape \(tensor.shape)")
        }
        guard places.updateValue(numbers, forKey: tensor.name) == nil else {
            throw damaged("names two tensors \(tensor.name)")
        }
        list.append(tensor)
    }

    /// Gives tensors other names, unless others have them already.
    mutating func rename(_ names: [String: String]) {
        let free = names.filter { places[$0.value] == nil }
        list = list.map { WeightTensor(name: free[$0.name] ?? $0.name, shape: $0.shape) }
        for (old, new) in free { places[new] = places.removeValue(forKey: old) }
    }

    /// The values of a tensor of the list.
    func values(of tensor: WeightTensor) throws(WeightError) -> [Float] {
        guard let place = places[tensor.name] else {
            throw WeightError(.damaged, file.path, "has no tensor \(tensor.name)")
        }
        guard let numbers = place else {
            throw WeightError(
                .wrongType,
                file.path,
                "stores \(tensor.name) in a type other than 16, 32 or 64-bit floats"
            )
        }
        return try WeightError.requireFinite(try numbers.values(in: file), of: tensor.name, in: file.path)
    }

    /// Far more than any network has that paints; each takes memory that the file need not pay for.
    private static let most = 10_000

    private func damaged(_ what: String) -> WeightError {
        WeightError(.damaged, file.path, "is damaged: it \(what); copy or download it again")
    }
}
