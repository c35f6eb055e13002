import CKernels
import Engine
import Testing

/// Kernels and inputs taken to Winograd's domain, and products taken back, for each instruction set and tile, against
/// the matrices of the theory in double precision.
///
/// A value is a sum of up to 64 numbers, in two steps, each of which rounds its points' powers, products and sums: at
/// most some eight roundings of 2⁻²⁴ of the sizes that are added up.
@Suite struct WinogradTransformTests {
    static let rounding = 5e-7

    /// What is computed in double precision must itself be a convolution: of all single inputs and kernel values.
    @Test(arguments: Tiling.Tile.allCases)
    func theDefinitionIsAConvolution(tile: Tiling.Tile) {
        let definition = WinogradDefinition(side: tile.rawValue)
        var worst = WorstError()
        for (place, tap) in (0..<definition.line).flatMap({ place in (0..<3).map { (place, $0) } }) {
            let values = (0..<definition.line).map { definition.spread[$0][place] * definition.weigh[$0][tap] }
            for output in 0..<definition.side {
                let found = zip(definition.gather[output], values).reduce(0) { $0 + $1.0 * $1.1 }
                worst.note(found, expected: output + tap == place ? 1 : 0)
            }
        }
        #expect(worst.value < 1e-7, "points are held in single precision only")
    }

    @Test(arguments: Kernels.usable, Tiling.Tile.allCases)
    func kernelsOfSomeGroupsAndChannels(kernels: Kernels, tile: Tiling.Tile) {
        let definition = WinogradDefinition(side: tile.rawValue)
        Scratch.with { scratch in
            let taps = scratch.random(Shape(height: 9, width: 48, channels: 64), seed: 61)
            for (isTurned, channels) in [(false, 16..<39), (true, 32..<64)] {
                let spectrum = Spectrum(
                    frequencies: definition.line * definition.line,
                    groups: 2,
                    count: channels.count,
                    scratch
                )
                let block = ck_block(
                    first_group: 1,
                    groups: 2,
                    first_channel: channels.lowerBound,
                    channels: channels.count
                )
                let transform = isTurned ? kernels.loops.winograd_turned_kernels : kernels.loops.winograd_kernels
                transform(tile.cTile, taps.grouped(scratch).pointer, 48, block, spectrum.c())
                var worst = WorstError()
                for written in 0..<32 {
                    for read in channels {
                        let kernel = (0..<3).map { dy in
                            (0..<3).map { dx in
                                isTurned
                                    ? taps.padded(8 - dy * 3 - dx, 16 + written, read)
                                    : taps.padded(dy * 3 + dx, read, 16 + written)
                            }
                        }
                        let place = read - channels.lowerBound
                        note(&worst, definition.weigh, kernel) { spectrum[$0, written, place] }
                    }
                }
                #expect(worst.value < Self.rounding)
                #expect(spectrum.keepsWithinItself)
            }
        }
    }

    @Test(arguments: Kernels.usable, Tiling.Tile.allCases)
    func runsOfTiles(kernels: Kernels, tile: Tiling.Tile) {
        let definition = WinogradDefinition(side: tile.rawValue)
        for (tiles, channels) in [(1, 16), (2, 48), (5, 16)] {
            Scratch.with { scratch in
                let columns = tiles * definition.side + 2
                let values = scratch.random(
                    Shape(height: definition.line, width: columns, channels: channels),
                    seed: 62
                )
                let spectrum = Spectrum(
                    frequencies: definition.line * definition.line,
                    groups: channels / 16,
                    count: tiles,
                    scratch
                )
                let window = ck_window(
                    values: values.pointer,
                    rows: definition.line,
                    columns: columns,
                    channels: channels,
                    top: -1,
                    left: -1,
                    first_channel: 0
                )
                kernels.loops.winograd_input(tile.cTile, window, tiles, spectrum.c())
                var worst = WorstError()
                for place in 0..<tiles {
                    for channel in 0..<channels {
                        let block = (0..<definition.line).map { y in
                            (0..<definition.line).map { values.padded(y, place * definition.side + $0, channel) }
                        }
                        note(&worst, definition.spread, block) { spectrum[$0, channel, place] }
                    }
                }
                #expect(worst.value < Self.rounding)
                #expect(spectrum.keepsWithinItself)
            }
        }
    }

    @Test(arguments: Kernels.usable, Tiling.Tile.allCases)
    func productsTakenBack(kernels: Kernels, tile: Tiling.Tile) {
        let definition = WinogradDefinition(side: tile.rawValue)
        Scratch.with { scratch in
            let products = Spectrum(frequencies: definition.line * definition.line, groups: 2, count: 3, scratch)
            products.fillAtRandom(seed: 63)
            let map = Shape(height: definition.side, width: 3 * definition.side, channels: 32)
            let found = scratch.tensor(map)
            let run = ck_tiles(top: 0, left: 0, count: 3, first_group: 0, groups: 2)
            kernels.loops.winograd_gradient(tile.cTile, products.c(), run, map.cMap, nil, found.pointer)
            var worst = WorstError()
            for place in 0..<3 {
                for channel in 0..<32 {
                    let block = (0..<definition.line).map { y in
                        (0..<definition.line).map { Double(products[y * definition.line + $0, channel, place]) }
                    }
                    note(&worst, definition.gather, block) { index in
                        let (y, x) = index.quotientAndRemainder(dividingBy: definition.side)
                        return Float(found.padded(y, place * definition.side + x, channel))
                    }
                }
            }
            #expect(worst.value < Self.rounding)
        }
    }

    /// Notes how far the values found are from matrix · block · matrixᵀ, in units of what is added up.
    private func note(
        _ worst: inout WorstError,
        _ matrix: WinogradDefinition.Matrix,
        _ block: WinogradDefinition.Matrix,
        found: (_ index: Int) -> Float
    ) {
        let expected = WinogradDefinition.transform(matrix, block).joined()
        let sizes = WinogradDefinition.sizes(matrix, block).joined()
        for (index, (value, size)) in zip(expected, sizes).enumerated() where size > 0 {
            worst.note(Double(found(index)) / size, expected: value / size)
        }
    }
}
