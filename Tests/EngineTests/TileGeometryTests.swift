import Engine
import Testing

/// Tiles: each position is one tile's own, and its window shows all that the position sees.
@Suite struct TileGeometryTests {
    @Test(arguments: [1, 2, 4, 16])
    func sidesAreCutOnce(lattice: Int) {
        for length in Array(lattice...40) + [331, 427, 1024, 4099] where length >= lattice {
            for side in [1, 7, 16, 100, 512] {
                for margin in [0, 1, 6, 70] {
                    check(
                        TileAxis(length: length, side: side, margin: margin, lattice: lattice),
                        length,
                        side,
                        margin,
                        lattice
                    )
                }
            }
        }
    }

    private func check(_ axis: TileAxis, _ length: Int, _ side: Int, _ margin: Int, _ lattice: Int) {
        #expect(axis.parts.first?.own.lowerBound == 0 && axis.parts.last?.own.upperBound == length)
        #expect(zip(axis.parts, axis.parts.dropFirst()).allSatisfy { $0.own.upperBound == $1.own.lowerBound })
        #expect(axis.window <= length && (length - axis.window) % lattice == 0)
        let rounded = (margin + lattice - 1) / lattice * lattice
        for (own, begin) in axis.parts {
            let end = begin + axis.window
            #expect(!own.isEmpty && own.lowerBound % lattice == 0 && begin % lattice == 0)
            #expect(begin >= 0 && end <= length)
            #expect(begin == 0 || begin <= own.lowerBound - margin)
            #expect(end == length || end >= own.upperBound + margin)
            #expect(axis.parts.count == 1 || own.count < max(side, lattice) + rounded + lattice)
        }
        let isNeeded = length / lattice > max(1, side / lattice) + 2 * rounded / lattice
        #expect((axis.parts.count > 1) == isNeeded)
    }

    /// Odd rows and columns are dropped by poolings of the last windows as they are of the whole.
    @Test(arguments: [(243, 197), (240, 192), (255, 207), (300, 178)], [16, 24, 48])
    func eachPositionOfEachLayerIsOneTilesOwn(size: (Int, Int), side: Int) throws {
        let last = try #require(LayerName("conv5_1"))
        let network = try TinyTransfer.network()
        let geometry = try TiledGeometry(network, through: last, of: (size.0, size.1), tileSize: side)
        #expect(geometry.tiles.tiles.count > 1)
        for layer in network.layers where layer <= last {
            let (whole, window) = (
                try #require(geometry.whole.shape(at: layer)), try #require(geometry.window.shape(at: layer))
            )
            var owners = [Int](repeating: 0, count: whole.positions)
            for tile in geometry.tiles.tiles {
                let positions = try #require(geometry.tile(tile, at: layer))
                // In pieces, as workers have it.
                for begin in stride(from: 0, to: window.positions, by: 37) {
                    let piece = begin..<min(begin + 37, window.positions)
                    positions.forEachRun(in: piece) { run, place in
                        #expect(!run.isEmpty && run.clamped(to: piece) == run)
                        for position in place..<place + run.count { owners[position] += 1 }
                    }
                }
            }
            #expect(owners.allSatisfy { $0 == 1 })
        }
    }

    @Test func aPictureThatIsNoLargerIsLeftWhole() throws {
        let last = try #require(LayerName("conv2_1"))
        let network = try TinyTransfer.network()
        for (side, count) in [(nil, 1), (60, 1), (52, 1), (50, 4), (40, 4), (20, 9)] as [(Int?, Int)] {
            let geometry = try TiledGeometry(network, through: last, of: (60, 61), tileSize: side)
            #expect(geometry.tiles.tiles.count == count, "\(String(describing: side))")
        }
    }

    /// VGG16's receptive fields are known, and the pixels that a position stands for lie in their middle.
    ///
    /// VGG19 has one convolution more in each of the last blocks.
    @Test func margins() throws {
        let vgg16 = try RandomNetwork(outputs: Array(repeating: 4, count: 13), blocks: RandomNetwork.vgg16, seed: 1)
            .network()
        let fields = [("conv1_2", 5), ("conv2_2", 14), ("conv3_3", 40), ("conv4_3", 92), ("conv5_3", 196)]
        for (name, field) in fields {
            let layer = try #require(LayerName(name))
            let reach = try PassGeometry(vgg16, through: layer, width: 64, height: 64).reach
            #expect(2 * reach + 1 << (layer.block - 1) == field, "\(name)")
        }
        let deepest = try #require(LayerName("conv5_1"))
        #expect(try PassGeometry(TinyTransfer.network(), through: deepest, width: 64, height: 64).reach == 70)
    }
}
