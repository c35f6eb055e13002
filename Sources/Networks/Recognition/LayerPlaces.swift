/// Which convolution each name of a file means.
struct LayerPlaces {
    private let modules: [Int: Layer]
    private let ordinals: [Int: Layer]

    /// Finds what numbered names stand for, which only all of them together tell.
    ///
    /// - Throws: `NetworkError` when they are not numbered as a VGG's are.
    init(_ names: [TensorName], in path: String) throws(NetworkError) {
        let numbers = names.compactMap { if case .module(let number) = $0 { number } else { nil } }
        modules = try LayerPlaces.layers(ofModules: Set(numbers).sorted(), in: path)
        let ordinals = names.compactMap { if case .ordinal(let number) = $0 { number } else { nil } }
        self.ordinals = try LayerPlaces.layers(ofOrdinals: Set(ordinals).sorted(), in: path)
    }

    subscript(name: TensorName) -> Layer? {
        switch name {
        case .caffe(let layer), .keras(let layer): layer
        case .module(let number): modules[number]
        case .ordinal(let number): ordinals[number]
        }
    }

    /// A rectifier follows each convolution, and a pooling the last one of a block.
    private static func layers(ofModules numbers: [Int], in path: String) throws(NetworkError) -> [Int: Layer] {
        var layers: [Int: Layer] = [:]
        var (block, place) = (1, 0)
        for (index, number) in numbers.enumerated() {
            switch index == 0 ? 2 : number - numbers[index - 1] {
            case 2: place += 1
            case 3: (block, place) = (block + 1, 1)
            default:
                throw NetworkError(
                    .notVGG,
                    path,
                    "has features.\(numbers[index - 1]) and features.\(number) and none between; a VGG has"
                )
            }
            layers[number] = Layer(block: block, place: place)
        }
        return layers
    }

    private static func layers(ofOrdinals numbers: [Int], in path: String) throws(NetworkError) -> [Int: Layer] {
        guard let first = numbers.first, let last = numbers.last else { return [:] }
        guard let topology = Topology.allCases.first(where: { $0.layers.count == numbers.count }),
            last - first == numbers.count - 1
        else {
            let counts = Topology.allCases.map { "\($0.title) has \($0.layers.count)" }.joined(separator: ", ")
            throw NetworkError(.notVGG, path, "has \(numbers.count) convolutions; \(counts)")
        }
        return Dictionary(uniqueKeysWithValues: zip(numbers, topology.layers))
    }
}
