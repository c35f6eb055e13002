/// The networks whose activations have one scale, so that weights tuned on one of them suit the others.
public enum NetworkFamily: String, Sendable, CaseIterable {
    /// Our own narrow networks, whose activations stand on the scale of Oxford's by construction.
    case impasto
    /// VGG's own training at Oxford, which Caffe, Keras and MatConvNet carry: B, G, R in 0…255 less the mean.
    case oxford
    /// PyTorch's own training: R, G, B in 0…1 less the mean, over the standard deviation.
    case torchvision
    /// Oxford's networks with every channel scaled to a mean activation of 1 (Gatys, Ecker and Bethge 2015, section 2).
    case normalised

    /// Whether two families have activations of the same scale.
    func hasScale(of other: NetworkFamily) -> Bool {
        let onOxfordScale: Set = [NetworkFamily.impasto, .oxford]
        return self == other || onOxfordScale.isSuperset(of: [self, other])
    }
}

extension Network {
    /// The family that the file names as its `family`; where it names none that is known, the one whose input convention it
    /// has.
    public var family: NetworkFamily {
        metadata["family"].flatMap(NetworkFamily.init) ?? (metadata["input"] == "rgb1" ? .torchvision : .oxford)
    }
}
