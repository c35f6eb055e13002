import Weights

/// Which tensors of a file are which convolutions of which VGG, by names and shapes alone.
struct Recognition {
    let topology: Topology
    let naming: Naming
    /// In the order in which a picture passes them.
    let layers: [LayerTensors]

    /// Finds the convolutions from `conv1_1` on, as far as the file goes.
    ///
    /// - Throws: `NetworkError` when the file holds none, some between others are missing, or it normalises batches.
    init(_ file: any WeightFile) throws(NetworkError) {
        if let tensor = file.tensors.first(where: { $0.name.contains("running_mean") }) {
            throw NetworkError(
                .batchNormalised,
                file.path,
                "normalises batches (\(tensor.name)), which style transfer here does not; give the VGG without “_bn”"
            )
        }
        var named: [Naming: [(name: TensorName, tensor: WeightTensor)]] = [:]
        for tensor in file.tensors {
            guard let name = TensorName(tensor.name) else { continue }
            named[name.naming, default: []].append((name, tensor))
        }
        guard let naming = Naming.allCases.first(where: { named[$0] != nil }), let found = named[naming] else {
            let names = file.tensors.prefix(3).map(\.name).joined(separator: ", ")
            throw NetworkError(
                .notVGG,
                file.path,
                "has no convolution named as a VGG's are, but \(names.isEmpty ? "no tensor at all" : names + " …")"
            )
        }
        let places = try LayerPlaces(found.map(\.name), in: file.path)
        var kernels: [Layer: WeightTensor] = [:]
        var biases: [Layer: WeightTensor] = [:]
        for (name, tensor) in found {
            guard let layer = places[name] else { continue }
            // A bias is a row of numbers, though some files give it more sides, of 1 each.
            let isBias = tensor.shape.count { $0 != 1 } <= 1
            if let other = isBias
                ? biases.updateValue(tensor, forKey: layer) : kernels.updateValue(tensor, forKey: layer)
            {
                let what = "\(layer)'s \(isBias ? "bias" : "kernel")"
                throw NetworkError(
                    .wrongShape,
                    file.path,
                    "has two tensors that look like \(what): \(other.name) \(other.shape) and \(tensor.name) \(tensor.shape)"
                )
            }
        }
        self.naming = naming
        topology = try Recognition.topology(of: kernels.keys.sorted(), in: file.path)
        var layers: [LayerTensors] = []
        for (layer, kernel) in kernels.sorted(by: { $0.key < $1.key }) {
            guard let bias = biases[layer] else {
                throw NetworkError(.notVGG, file.path, "has \(kernel.name), but no bias of \(layer)")
            }
            layers.append(LayerTensors(layer: layer, kernel: kernel, bias: bias))
        }
        self.layers = layers
    }

    private static func topology(of layers: [Layer], in path: String) throws(NetworkError) -> Topology {
        if let topology = Topology(beginningWith: layers), !layers.isEmpty { return topology }
        let likely = layers.contains { $0.place == 4 } ? Topology.vgg19 : .vgg16
        let missing = likely.layers.first { !layers.contains($0) }
        let strange = layers.first { !likely.layers.contains($0) }
        let what = strange.map { "a \($0)" } ?? missing.map { "no kernel of \($0)" } ?? "other layers"
        throw NetworkError(.notVGG, path, "has \(what); it is neither a VGG16 nor a VGG19")
    }
}
