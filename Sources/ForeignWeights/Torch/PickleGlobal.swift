/// The names that `torch.save` writes for a state dictionary; each stands for something that we make ourselves.
enum PickleGlobal: Equatable {
    case orderedDictionary
    /// `torch.Size`, a tuple of sides.
    case size
    /// A view of a storage.
    case tensor
    /// A tensor that was trained.
    case parameter
    case storage(ScalarType)

    /// What a name stands for, or nil when a file of tensors never needs it.
    init?(module: String, name: String) {
        switch (module, name) {
        case ("collections", "OrderedDict"): self = .orderedDictionary
        case ("torch", "Size"): self = .size
        case ("torch._utils", "_rebuild_tensor"), ("torch._utils", "_rebuild_tensor_v2"): self = .tensor
        case ("torch._utils", "_rebuild_parameter"), ("torch.nn.parameter", "Parameter"): self = .parameter
        case ("torch", _):
            guard let type = ScalarType(rawValue: name) else { return nil }
            self = .storage(type)
        default: return nil
        }
    }
}
