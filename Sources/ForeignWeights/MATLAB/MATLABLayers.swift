import CMatio
import Weights

/// The tensors of MatConvNet's `layers`.
struct MATLABLayers {
    /// A tensor and the variable that holds it.
    struct Array {
        let tensor: WeightTensor
        let variable: MATLABVariable
    }

    /// The largest tensor of VGG19 has 392 MiB; what claims more than this is no layer.
    private static let mostBytes = 1 << 31
    /// VGG19 has 43 layers.
    private static let mostLayers = 4096
    /// Deflate's best: a stretch of 258 bytes in two bits (zlib's technical notes, "Maximum Compression Factor").
    private static let bestCompression = 1032

    private(set) var arrays: [Array] = []
    private let archive: MATLABArchive
    private let file: FileBytes

    /// Lists the layers that have weights; rectifiers and pools have none.
    init(in archive: MATLABArchive, _ file: FileBytes) throws(WeightError) {
        self.archive = archive
        self.file = file
        let layers = archive.variables["layers"]?.cells ?? []
        guard layers.count <= MATLABLayers.mostLayers else {
            throw WeightError(.damaged, file.path, "claims \(layers.count) layers, more than any network has")
        }
        for case let layer? in layers { try append(layer) }
        guard !arrays.isEmpty else {
            throw WeightError(
                .unknownFormat,
                file.path,
                "is of MATLAB, but no network of MatConvNet: it has no cell array named layers with weights in it"
            )
        }
        try checkClaims()
    }

    private mutating func append(_ layer: MATLABVariable) throws(WeightError) {
        // Since 1.0-beta17 a layer has a cell array of filters and biases, before two fields.
        let weights = layer.field("weights")?.cells ?? []
        let filters = weights.first ?? layer.field("filters")
        let biases = weights.dropFirst().first ?? layer.field("biases")
        guard let filters, !filters.isEmpty else { return }
        guard let name = layer.field("name").flatMap(archive.text), !name.isEmpty else {
            throw WeightError(.damaged, file.path, "has a layer with weights but no name")
        }
        try append(filters, named: "\(name).weight", leastSides: 4)
        if let biases, !biases.isEmpty { try append(biases, named: "\(name).bias", leastSides: 1) }
    }

    private mutating func append(_ variable: MATLABVariable, named name: String, leastSides: Int) throws(WeightError) {
        let most = MATLABLayers.mostBytes / MemoryLayout<Float>.size
        guard let sides = variable.sides, (1...most).contains(variable.count) else {
            throw WeightError(.damaged, file.path, "is damaged: \(name) claims too many values; get the file anew")
        }
        let isFloat = variable.kind == MAT_C_SINGLE || variable.kind == MAT_C_DOUBLE
        guard isFloat, variable.pointer.pointee.isComplex == 0 else {
            throw WeightError(.wrongType, file.path, "holds \(name) in a type that is not single or double")
        }
        guard !arrays.contains(where: { $0.tensor.name == name }) else {
            throw WeightError(.damaged, file.path, "has two tensors of the name \(name)")
        }
        let isVector = leastSides == 1 && sides.count { $0 != 1 } <= 1
        let shape = isVector ? [variable.count] : MATLABLayers.rowMajor(sides, leastSides: leastSides)
        arrays.append(Array(tensor: WeightTensor(name: name, shape: shape), variable: variable))
    }

    /// MATLAB's sides from the last to the first, those of one that it drops from its end being put back.
    private static func rowMajor(_ sides: [Int], leastSides: Int) -> [Int] {
        [Int](repeating: 1, count: max(0, leastSides - sides.count)) + sides.reversed()
    }

    /// Checks that the file can hold so many values: MATLAB stores each in one byte at least, compressed or not.
    private func checkClaims() throws(WeightError) {
        let claimed = arrays.reduce(0) { $0 + $1.variable.count }
        guard claimed / MATLABLayers.bestCompression <= file.count else {
            throw WeightError(.damaged, file.path, "is damaged: it claims \(claimed) values, more than it can hold")
        }
    }
}
