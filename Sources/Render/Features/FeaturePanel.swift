import Pictures

/// A grid of maps on a sheet: its heading, and below it the maps with their numbers.
struct FeaturePanel {
    let grid: FeatureGrid
    let columns: Int
    let isRectified: Bool
    /// Pixels of a feature's side.
    var scale: Int

    private static let title = Lettering(scale: 4)
    private static let legend = Lettering(scale: 2, level: 0x4040)
    /// Pixels between maps, and between a map and its number.
    private static let gap = 6
    private static let space = 3
    /// Maps are enlarged to so many pixels at least.
    private static let readableSide = 48

    /// A panel whose maps are enlarged as little as can be.
    init(_ grid: FeatureGrid, columns: Int?, isRectified: Bool) {
        self.grid = grid
        self.columns = columns.map { min($0, grid.maps.count) } ?? grid.squareColumns
        self.isRectified = isRectified
        let side = max(grid.width, grid.height)
        scale = (FeaturePanel.readableSide + side - 1) / side
    }

    var width: Int {
        max(gridWidth, FeaturePanel.title.width(of: title), FeaturePanel.legend.width(of: legend))
    }

    var height: Int {
        headingHeight + rows * cell.height - FeaturePanel.gap
    }

    /// The width of the maps alone.
    var gridWidth: Int { columns * cell.width - FeaturePanel.gap }

    /// Draws the panel with its left upper corner at a place.
    func draw(on picture: inout Picture, x: Int, y: Int) {
        FeaturePanel.title.write(title, on: &picture, x: x, y: y)
        let below = y + FeaturePanel.title.height + 2 * FeaturePanel.gap
        FeaturePanel.legend.write(legend, on: &picture, x: x, y: below)
        for (channel, map) in grid.maps.enumerated() {
            let (row, column) = channel.quotientAndRemainder(dividingBy: columns)
            let place = (x: x + column * cell.width, y: y + headingHeight + row * cell.height)
            draw(map, on: &picture, x: place.x, y: place.y)
            let bottom = place.y + grid.height * scale + FeaturePanel.space
            number.write("\(channel)", on: &picture, x: place.x, y: bottom)
        }
    }

    private var title: String { "\(grid.layer)" }

    private var legend: String {
        let count = grid.maps.count < grid.count ? "\(grid.maps.count) of \(grid.count)" : "\(grid.count)"
        let stage = isRectified ? "after" : "before"
        return
            "\(count) maps, \(grid.width)×\(grid.height), \(stage) ReLU, each map by itself: least = black, greatest = white"
    }

    private var headingHeight: Int {
        FeaturePanel.title.height + FeaturePanel.legend.height + 5 * FeaturePanel.gap
    }

    private var rows: Int { (grid.maps.count + columns - 1) / columns }

    private var number: Lettering {
        Lettering(scale: grid.width * scale < 100 ? 1 : 2, level: 0x4040)
    }

    /// A map with its number and the gaps beside and below it.
    private var cell: (width: Int, height: Int) {
        (
            max(grid.width * scale, number.width(of: "\(grid.maps.count - 1)")) + FeaturePanel.gap,
            grid.height * scale + FeaturePanel.space + number.height + FeaturePanel.gap
        )
    }

    private func draw(_ map: [UInt8], on picture: inout Picture, x: Int, y: Int) {
        for row in 0..<grid.height * scale {
            var place = 3 * ((y + row) * picture.width + x)
            let line = row / scale * grid.width
            for feature in line..<line + grid.width {
                for _ in 0..<3 * scale {
                    picture.samples[place] = UInt16(map[feature]) * 257
                    place += 1
                }
            }
        }
    }
}
