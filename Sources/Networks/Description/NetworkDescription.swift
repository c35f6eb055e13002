/// What is known of a network.
public struct NetworkDescription: Codable, Sendable, Equatable {
    /// A convolution.
    public struct Layer: Codable, Sendable, Equatable {
        /// The name, such as `conv4_2`.
        public let name: String
        /// Channels that come out.
        public let channels: Int
        /// How many pixels wide the part of the picture is that one of its values sees.
        public let receptiveField: Int
        /// The SHA-256 of kernel and bias in our own order, as 32-bit floats; nil where they were not read.
        public let sha256: String?

        private enum CodingKeys: String, CodingKey {
            case name, channels, sha256
            case receptiveField = "receptive_field"
        }
    }

    /// Which VGG it is.
    public let network: Topology
    /// Its family.
    public let family: Family
    /// By what its family was recognised, for people.
    public let evidence: String
    /// What it may be used for.
    public let licence: String
    /// What its numbers for pixels are: `bgr255` or `rgb1`.
    public let input: String
    /// What is subtracted from each channel of a picture, in the order of the channels.
    public let mean: String
    /// What each channel is divided by then, with `rgb1`.
    public let std: String?
    /// Its convolutions, in the order in which a picture passes them.
    public let layers: [Layer]
    /// How many of its layers are those of Oxford's VGG19, bit for bit; nil where they were not read.
    public let oxfordLayers: Int?
    /// What kind of file it is in.
    public let format: String
    /// The file that it was converted from, or other words on where it comes from.
    public let source: String?
    /// What kind of file that was.
    public let sourceFormat: String?
    /// The SHA-256 of that file.
    public let sourceSHA256: String?

    private enum CodingKeys: String, CodingKey {
        case network, family, evidence, licence, input, mean, std, layers, format, source
        case oxfordLayers = "oxford_layers"
        case sourceFormat = "source_format"
        case sourceSHA256 = "source_sha256"
    }

    /// How many of its layers can be compared with Oxford's, whose digests are known of the first three blocks.
    public var comparableLayers: Int {
        layers.count { layer in OxfordVGG19.digests.keys.contains { $0.description == layer.name } }
    }

    /// The widths of the blocks: `64 128 256 512 512`, and `64/32` where those within a block differ.
    public var widths: String {
        var blocks: [(block: Substring, widths: [Int])] = []
        for layer in layers {
            let block = layer.name.prefix { $0 != "_" }
            if blocks.last?.block != block { blocks.append((block, [])) }
            if blocks[blocks.count - 1].widths.last != layer.channels {
                blocks[blocks.count - 1].widths.append(layer.channels)
            }
        }
        return blocks.map { $0.widths.map(String.init).joined(separator: "/") }.joined(separator: " ")
    }

    /// The name that such a network is given when nobody says otherwise.
    public var defaultName: String { family.defaultName(network) }
}

extension Family: Codable {}
extension Topology: Codable {}
