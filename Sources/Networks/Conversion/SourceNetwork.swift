package import Weights

/// A VGG in a file of any kind: what it is, and its values in our own order.
package struct SourceNetwork {
    let file: any WeightFile
    package let topology: Topology
    /// In the order in which a picture passes them, from `conv1_1` on as far as the file goes.
    package let convolutions: [Convolution]
    package let family: Family
    /// By what the family was recognised, for people.
    package let evidence: String
    package let convention: InputConvention
    /// The SHA-256 of the whole file, if it was read.
    let digest: String?
    private let arrangement: KernelArrangement

    /// Recognises the network of an open file.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - asked: The family that somebody says it is of.
    ///   - readsAll: Whether to read the whole file for its SHA-256.
    /// - Throws: `NetworkError` when it is no VGG, `WeightError` when the file is damaged.
    package init(_ file: any WeightFile, family asked: Family? = nil, readsAll: Bool = false) throws {
        let recognition = try Recognition(file)
        let likely = KernelArrangement(of: recognition, in: file)
        var convolutions: [Convolution] = []
        for tensors in recognition.layers {
            let inputs = convolutions.last?.outputs ?? 3
            convolutions.append(try Convolution(tensors, inputs: inputs, arranged: likely, in: file.path))
        }
        let oxford = try OxfordMatch(convolutions[0], of: file, likely: likely)
        digest = readsAll ? try FileDigest.of(path: file.path) : nil
        let decision = FamilyDecision(file, recognition, digest: digest, asked: asked, oxford: oxford)
        self.file = file
        self.convolutions = convolutions
        topology = recognition.topology
        (family, evidence) = (decision.family, decision.evidence)
        convention = try InputConvention(of: file, family: family, isAsked: asked != nil)
        var arrangement = oxford?.arrangement ?? likely
        if oxford == nil, convention.input != InputConvention.caffe.input { arrangement.reversesColours = false }
        self.arrangement = arrangement
    }

    /// The values of a convolution in our own order: output, input, row, column.
    ///
    /// - Throws: `WeightError` when the file ends early or a value is not finite.
    package func values(of convolution: Convolution) throws(WeightError) -> LayerValues {
        convolution.arrange(try convolution.read(from: file), from: arrangement)
    }

    /// Reads everything, for the digest of each layer.
    ///
    /// - Throws: `WeightError` when the file ends early or a value is not finite.
    func digests() throws(WeightError) -> [String] {
        var digests: [String] = []
        for convolution in convolutions { digests.append(try values(of: convolution).digest) }
        return digests
    }
}
