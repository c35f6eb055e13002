import CHDF5
import Weights

/// A file of weights as Keras writes it: HDF5, with a group per layer and a dataset per tensor.
///
/// Tensors are named by their layer and the way from there (`block1_conv1/block1_conv1_W_1:0`), whatever groups stand
/// above the layers, and keep the file's shape, which is row major as ours is. The notes are Keras' attributes `backend`
/// and `keras_version`, where they are.
///
/// Nothing is open between two calls: each opens the file anew, which costs less than a millisecond.
struct HDF5File: WeightReader {
    let format = WeightFormat.hdf5
    let tensors: [WeightTensor]
    let notes: [String: String]
    private let file: FileBytes
    private let addresses: [WeightTensor: haddr_t]

    var path: String { file.path }

    /// The format's signature stands at the start, or behind a block of the user's of 512 bytes, 1024, 2048 and so on.
    static func recognises(_ file: FileBytes) -> Bool {
        let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
        if file.has(signature) { return true }
        return sequence(first: 512) { $0 * 2 }.prefix { $0 < file.count }.contains { file.has(signature, at: $0) }
    }

    init(_ file: FileBytes) throws(WeightError) {
        if file.has(Array("MATLAB 7.3".utf8)) {
            throw WeightError(
                .unknownFormat,
                file.path,
                "is of MATLAB 7.3; save it in MATLAB with -v7 and give that file"
            )
        }
        self.file = file
        let contents = try HDF5Library.locked { () throws(WeightError) in
            try KerasContents(of: try HDF5File.open(file), file)
        }
        if contents.arrays.isEmpty {
            throw WeightError(
                .unknownFormat,
                file.path,
                "is HDF5, but has no arrays of floats in groups as Keras writes them"
            )
        }
        tensors = contents.arrays.map(\.tensor)
        notes = contents.notes
        addresses = try HDF5File.addresses(of: contents.arrays, in: file)
    }

    func values(of tensor: WeightTensor) throws(WeightError) -> [Float] {
        guard let address = addresses[tensor] else {
            throw WeightError(.damaged, path, "has no tensor \(tensor.name) of shape \(tensor.shape)")
        }
        let values = try HDF5Library.locked { () throws(WeightError) in
            let root = try HDF5File.open(file)
            let object = try HDF5Object(H5Oopen_by_addr(root.id, address), in: path, tensor.name)
            return try HDF5Dataset(object, named: tensor.name, in: file).values(of: tensor)
        }
        return try WeightError.requireFinite(values, of: tensor.name, in: path)
    }

    private static func open(_ file: FileBytes) throws(WeightError) -> HDF5Object {
        let id = chdf5_open_file(file.path)
        guard id >= 0 else {
            throw WeightError(.damaged, file.path, "is HDF5, but damaged or cut off at its end; get the file anew")
        }
        return try HDF5Object(id, in: file.path, "its root")
    }

    private static func addresses(
        of arrays: [KerasContents.Array],
        in file: FileBytes
    ) throws(WeightError) -> [WeightTensor: haddr_t] {
        var addresses: [WeightTensor: haddr_t] = [:]
        for array in arrays {
            guard addresses.updateValue(array.address, forKey: array.tensor) == nil else {
                throw WeightError(.damaged, file.path, "has two tensors of the name \(array.tensor.name)")
            }
        }
        return addresses
    }
}
