import Weights

/// What stands in a file for calls of PyTorch's functions.
extension PickleReader {
    /// Makes what a name and its arguments stand for.
    mutating func reduce() throws(WeightError) {
        let arguments = try tuple(at: try pop())
        guard case .global(let global) = objects[try pop()] else { throw damage("call of what is no function") }
        switch (global, arguments.count) {
        case (.orderedDictionary, 0): push(.dictionary([]))
        case (.orderedDictionary, 1): push(.pairs(arguments[0]))
        case (.size, 1): push(.tuple(try tuple(at: arguments[0])))
        case (.tensor, 4...): push(.tensor(try tensor(arguments)))
        case (.parameter, 1...):
            guard case .tensor = objects[arguments[0]] else { throw damage("parameter that is no tensor") }
            push(objects[arguments[0]])
        default: throw damage("call with other arguments than it takes")
        }
    }

    /// Drops what Python would set as attributes: the versions of layers, gradients, hooks.
    mutating func build() throws(WeightError) {
        _ = try pop()
        switch objects[try top()] {
        case .dictionary, .pairs, .tensor: break
        default: throw damage("state for what has none")
        }
    }

    /// The storage that a persistent id describes: `('storage', type, key, device, count)`.
    ///
    /// The old stream has a view as a sixth part, which is None in what PyTorch has written for years.
    func storage(describedAt place: Int) throws(WeightError) -> TorchStorage {
        let parts = try tuple(at: place)
        guard (5...6).contains(parts.count), case .text("storage") = objects[parts[0]],
            case .global(.storage(let type)) = objects[parts[1]], case .text(let key) = objects[parts[2]]
        else { throw damage("storage that is none") }
        if parts.count == 6 {
            guard case .none = objects[parts[5]] else {
                throw WeightError(
                    .wrongType,
                    cursor.path,
                    "has a storage that is part of another one; load it in PyTorch and save it again"
                )
            }
        }
        guard let storage = TorchStorage(key: key, type: type, count: try integer(at: parts[4])) else {
            throw damage("storage larger than any memory")
        }
        return storage
    }

    /// The tensor that `(storage, offset, shape, strides, …)` describe.
    private func tensor(_ arguments: [Int]) throws(WeightError) -> TorchTensor {
        guard case .storage(let storage) = objects[arguments[0]],
            let tensor = TorchTensor(
                of: storage,
                offset: try integer(at: arguments[1]),
                shape: try integers(at: arguments[2]),
                strides: try integers(at: arguments[3])
            )
        else { throw damage("tensor that does not lie in its storage") }
        return tensor
    }

    private func tuple(at place: Int) throws(WeightError) -> [Int] {
        guard case .tuple(let elements) = objects[place] else { throw damage("tuple that is none") }
        return elements
    }

    private func integer(at place: Int) throws(WeightError) -> Int {
        guard case .integer(let integer) = objects[place] else { throw damage("number that is none") }
        return integer
    }

    private func integers(at place: Int) throws(WeightError) -> [Int] {
        let places = try tuple(at: place)
        guard places.count <= TorchTensor.mostSides else { throw damage("tensor of \(places.count) sides") }
        var integers: [Int] = []
        for place in places { integers.append(try integer(at: place)) }
        return integers
    }
}
