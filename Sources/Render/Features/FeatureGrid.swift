import Engine

/// The maps of one layer as grey levels.
struct FeatureGrid {
    let layer: LayerName
    let width: Int
    let height: Int
    /// How many maps the layer has.
    let count: Int
    /// The maps that are shown, each row after row.
    let maps: [[UInt8]]

    /// Takes the first maps of a layer, or all.
    init(_ features: FeatureMaps, limit: Int?) {
        layer = features.layer
        width = features.width
        height = features.height
        count = features.count
        maps = (0..<min(limit ?? count, count)).map { FeatureGrid.levels(of: features[$0]) }
    }

    /// Stretches a map to 0…255.
    private static func levels(of map: ArraySlice<Float>) -> [UInt8] {
        guard let least = map.min(), let greatest = map.max(), greatest > least else {
            return map.map { _ in 0 }
        }
        // Halved, so that the difference of two large values is finite.
        let range = greatest / 2 - least / 2
        return map.map { UInt8(min(max(($0 / 2 - least / 2) / range, 0), 1) * 255 + 0.5) }
    }

    /// So many maps in a row that the grid is a square or nearly one, and its last row full where that can be.
    var squareColumns: Int {
        let side = Int(Double(maps.count).squareRoot().rounded(.up))
        return (side...2 * side).first { maps.count.isMultiple(of: $0) } ?? side
    }
}
