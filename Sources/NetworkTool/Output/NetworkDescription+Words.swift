import Networks

extension NetworkDescription {
    /// The network in a few words: `VGG19`, `VGG16, first 7 of 13 layers`.
    var title: String {
        let all = network.layers.count
        return network.rawValue.uppercased() + (layers.count == all ? "" : ", first \(layers.count) of \(all) layers")
    }

    /// The family, and by what it was recognised.
    var familyLine: String { "of the family \(family.rawValue): \(evidence)" }

    /// How much of it is Oxford's VGG19; nil where nothing is.
    var oxfordLine: String? {
        guard let oxfordLayers, oxfordLayers > 0 else { return nil }
        return
            "\(oxfordLayers) of the \(comparableLayers) layers whose digests are known are Oxford's VGG19's, bit for bit"
    }

    /// What pictures it takes, in words.
    var inputLine: String {
        input == "bgr255"
            ? "B, G, R in 0…255 less \(mean)"
            : "R, G, B in 0…1 less \(mean)" + (std.map { ", divided by \($0)" } ?? "")
    }
}
