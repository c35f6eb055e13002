/// What a layer makes of a picture: a map of features for each of its channels.
public struct FeatureMaps: Sendable {
    /// The layer.
    public let layer: LayerName
    /// Features of a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// How many maps there are, one a channel.
    public let count: Int
    /// Map after map, row after row.
    private let values: [Float]

    /// One of the maps, row after row.
    ///
    /// - Parameter channel: From 0 to less than `count`.
    /// - Returns: `width * height` features.
    public subscript(channel: Int) -> ArraySlice<Float> {
        values[channel * width * height..<(channel + 1) * width * height]
    }

    /// Sorts features that stand position by position; channels that only fill up a group are left out.
    init(_ features: LayerFeatures, at layer: LayerName, shape: Shape, stored: Int, workers: Workers) {
        self.layer = layer
        width = shape.width
        height = shape.height
        count = shape.channels
        values = [Float](unsafeUninitializedCapacity: shape.count) { buffer, filled in
            guard let start = buffer.baseAddress else { return }
            let maps = Tensor(pointer: start, shape: shape)
            features.share(among: workers) { _, features, positions in
                for channel in 0..<shape.channels {
                    let map = maps.pointer + channel * shape.positions + positions.lowerBound
                    for position in 0..<positions.count { map[position] = features[position * stored + channel] }
                }
            }
            filled = shape.count
        }
    }
}
