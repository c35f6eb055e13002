import CHDF5
import Weights

/// What a file of Keras' holds, in the order of its layers.
struct KerasContents {
    /// A tensor, and where its dataset is.
    struct Array {
        let tensor: WeightTensor
        let address: haddr_t
    }

    /// The groups that hold the layers: of a whole model (Keras 1 and 2), of Keras 3, of Keras 2.12 to 2.15's own form;
    /// in all other files the layers are at the root.
    private static let homes: Set = ["model_weights", "layers", "_layer_checkpoint_dependencies"]
    private static let deepest = 16
    private static let mostArrays = 16384

    private(set) var arrays: [Array] = []
    private(set) var notes: [String: String] = [:]
    private var seen: Set<haddr_t> = []
    private let file: FileBytes

    /// Lists an open file.
    init(of root: consuming HDF5Object, _ file: FileBytes) throws(WeightError) {
        self.file = file
        let root = HDF5Group(root, in: file.path)
        let home = try root.members().first { KerasContents.homes.contains($0.name) }
        guard let home else {
            try list(layersOf: root)
            return
        }
        let object = try HDF5Object(H5Oopen_by_addr(root.object.id, home.address), in: file.path, home.name)
        guard H5Iget_type(object.id) == H5I_GROUP else { return }
        try list(layersOf: HDF5Group(object, in: file.path))
    }

    private mutating func list(layersOf group: borrowing HDF5Group) throws(WeightError) {
        for name in ["backend", "keras_version"] {
            notes[name] = try HDF5Attribute.texts(name, of: group.object, in: file.path).first
        }
        let layers = try HDF5Attribute.texts("layer_names", of: group.object, in: file.path)
        let places = Dictionary(layers.enumerated().map { ($1, $0) }) { first, _ in first }
        try list(group, prefix: "", depth: 0)
        let placed = arrays.map { array in
            let layer = array.tensor.name.prefix { $0 != "/" }
            return (places[String(layer)] ?? layers.count, NaturalOrder(array.tensor.name), array)
        }
        arrays = placed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }

    /// Lists what is in a group and below; what has two names counts once, so that a ring of groups ends.
    private mutating func list(
        _ group: borrowing HDF5Group,
        prefix: String,
        depth: Int
    ) throws(WeightError) {
        guard depth < KerasContents.deepest, seen.count <= KerasContents.mostArrays else {
            throw WeightError(.damaged, file.path, "has groups within groups without end, which no network has")
        }
        for member in try group.members() where seen.insert(member.address).inserted {
            let name = prefix + member.name
            let object = try HDF5Object(H5Oopen_by_addr(group.object.id, member.address), in: file.path, name)
            switch H5Iget_type(object.id) {
            case H5I_GROUP:
                let layer = try layer(of: object, called: member.name)
                let group = HDF5Group(object, in: file.path)
                try list(group, prefix: (layer.map { $0 + "/vars" } ?? name) + "/", depth: depth + 1)
            case H5I_DATASET:
                guard let tensor = try HDF5Dataset(object, named: name, in: file).tensor() else { continue }
                arrays.append(Array(tensor: tensor, address: member.address))
            default: continue
            }
        }
    }

    /// The layer's own name, which Keras 3 notes on the group of its variables; the layer's group is named by its class.
    private func layer(of group: borrowing HDF5Object, called name: String) throws(WeightError) -> String? {
        guard name == "vars" else { return nil }
        return try HDF5Attribute.texts("name", of: group, in: file.path).first
    }
}
