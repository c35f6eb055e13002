/// Networks that were trained, or scaled, alike: one convention for pictures, one scale of activations, one licence.
public enum Family: String, Sendable, CaseIterable {
    /// VGG's own training at Oxford, which Caffe, Keras and MatConvNet carry.
    case oxford
    /// PyTorch's own training.
    case torchvision
    /// Oxford's networks with every filter scaled to a mean activation of 1 (Gatys, Ecker and Bethge 2015, section 2).
    case normalised
    /// Our own narrow networks.
    case impasto

    /// What the network is to see.
    var convention: InputConvention {
        switch self {
        case .oxford, .normalised, .impasto: .caffe
        case .torchvision: .torchvision
        }
    }

    /// What a network of this family may be used for.
    var licence: String {
        switch self {
        case .oxford: "CC BY 4.0 (K. Simonyan, A. Zisserman, University of Oxford)"
        case .torchvision: "BSD-3-Clause (PyTorch contributors; weights trained on ImageNet)"
        case .normalised: "academic and non-commercial use only (L. Gatys, A. Ecker, M. Bethge)"
        case .impasto: "as Impasto's own (see its NOTICE)"
        }
    }

    /// What a network is called when nobody says otherwise.
    func defaultName(_ topology: Topology) -> String {
        self == .oxford ? topology.rawValue : "\(topology.rawValue)-\(rawValue)"
    }
}
