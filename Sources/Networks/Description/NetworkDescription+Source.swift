import Weights

extension NetworkDescription {
    /// Describes the network of an open file.
    ///
    /// - Parameters:
    ///   - network: The network.
    ///   - name: The file's name.
    ///   - digests: Those of its layers, if they were read.
    package init(_ network: SourceNetwork, name: String? = nil, digests: [String]? = nil) {
        let notes = network.file.notes
        let isOwn = InputConvention(notes: notes) != nil
        self.network = network.topology
        family = network.family
        evidence = network.evidence
        let isAsStated = isOwn && notes["family"].flatMap(Family.init) ?? family == family
        licence = (isAsStated ? notes["licence"] : nil) ?? network.family.licence
        input = network.convention.input
        mean = network.convention.mean
        std = network.convention.deviation
        layers = network.convolutions.enumerated().map { index, convolution in
            Layer(
                name: convolution.layer.description,
                channels: convolution.outputs,
                receptiveField: network.topology.receptiveField(of: convolution.layer),
                sha256: digests?[index]
            )
        }
        oxfordLayers = digests.map { digests in
            zip(network.convolutions, digests).count { OxfordVGG19.digests[$0.layer] == $1 }
        }
        format = network.file.format.rawValue
        source = isOwn ? notes["source"] : name
        sourceFormat = isOwn ? notes["source_format"] : format
        sourceSHA256 = isOwn ? notes["source_sha256"] : network.digest
    }

    /// The metadata of the file that it is converted to.
    ///
    /// - Parameter notes: Those of the file that it comes from, which one of our own keeps.
    /// - Returns: Keys and values.
    func metadata(keeping notes: [String: String]) -> [String: String] {
        var metadata = InputConvention(notes: notes) == nil ? [:] : notes
        let stated: [String: String?] = [
            "network": network.rawValue, "family": family.rawValue, "evidence": evidence, "licence": licence,
            "input": input, "mean": mean, "std": std, "layout": KernelArrangement.Axes.outputInputRowColumn.rawValue,
            "source": source, "source_format": sourceFormat, "source_sha256": sourceSHA256,
        ]
        for case (let key, let value?) in stated { metadata[key] = value }
        metadata["std"] = std
        return metadata
    }
}
