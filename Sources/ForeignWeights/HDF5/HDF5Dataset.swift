import CHDF5
import Weights

/// A dataset of an HDF5 file, and what of it is checked before a byte of its values is read or allocated.
struct HDF5Dataset: ~Copyable {
    /// The largest tensor of VGG19 has 392 MiB; what claims more than this is no layer.
    static let mostBytes = 1 << 31

    let object: HDF5Object
    let name: String
    let file: FileBytes

    init(_ object: consuming HDF5Object, named name: String, in file: FileBytes) {
        self.object = object
        self.name = name
        self.file = file
    }

    /// The dataset as a tensor; nil where it holds no floats.
    ///
    /// - Throws: `WeightError` when it cannot hold what it claims, or is stored as this reader does not read.
    func tensor() throws(WeightError) -> WeightTensor? {
        let type = try HDF5Object(H5Dget_type(object.id), in: file.path, name)
        guard H5Tget_class(type.id) == H5T_FLOAT else { return nil }
        guard let shape = try extent(), !shape.contains(0) else { return nil }
        guard let layout = HDF5FloatLayout(of: type), HDF5FloatLayout.known.contains(layout) else {
            throw WeightError(.wrongType, file.path, "stores \(name) in floats other than those of 16, 32 or 64 bits")
        }
        let tensor = WeightTensor(name: name, shape: shape)
        try checkStorage(ofBytes: try bytes(of: tensor, each: H5Tget_size(type.id)))
        return tensor
    }

    /// All values.
    ///
    /// - Parameter tensor: The dataset as it was when the file was listed.
    /// - Returns: As many values as the tensor's shape has places.
    /// - Throws: `WeightError` when it has changed, or the values cannot be read.
    func values(of tensor: WeightTensor) throws(WeightError) -> [Float] {
        guard try self.tensor() == tensor else { throw damaged("has changed since it was opened") }
        var isRead = false
        let count = tensor.shape.reduce(1, *)
        let values = [Float](unsafeUninitializedCapacity: count) { buffer, initialised in
            guard let start = buffer.baseAddress else { return }
            isRead = chdf5_read_floats(object.id, start) >= 0
            initialised = isRead ? count : 0
        }
        guard isRead else { throw damaged("cannot be read") }
        return values
    }

    /// How many bytes the values of a tensor have; as floats, too, they are not more than fit.
    func bytes(of tensor: WeightTensor, each size: Int) throws(WeightError) -> Int {
        let floats = tensor.bytes(each: MemoryLayout<Float>.size)
        guard let floats, let bytes = tensor.bytes(each: size), max(bytes, floats) <= HDF5Dataset.mostBytes else {
            throw damaged("claims \(tensor.shape) values, too many")
        }
        return bytes
    }

    /// The error of a dataset that contradicts itself.
    func damaged(_ what: String) -> WeightError {
        WeightError(.damaged, file.path, "is damaged: \(name) \(what); get the file anew")
    }

    private func extent() throws(WeightError) -> [Int]? {
        let space = try HDF5Object(H5Dget_space(object.id), in: file.path, name)
        guard H5Sget_simple_extent_type(space.id) == H5S_SIMPLE else { return nil }
        let rank = H5Sget_simple_extent_ndims(space.id)
        guard (1...H5S_MAX_RANK).contains(rank) else { throw damaged("has \(rank) sides") }
        var sides = [hsize_t](repeating: 0, count: Int(rank))
        guard H5Sget_simple_extent_dims(space.id, &sides, nil) == rank else { throw damaged("cannot be read") }
        return sides.map { Int(clamping: $0) }
    }
}
