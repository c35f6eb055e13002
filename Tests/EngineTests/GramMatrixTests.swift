import Engine
import Testing

/// Gram matrices by several workers, against their definition in double precision.
@Suite struct GramMatrixTests {
    /// In single precision a sum of n terms is off by some √n units of 2⁻²⁴ of what it adds up: 2e-6 for a thousand.
    @Test(arguments: [1, 2, 5, 16], [(1, 1, 16), (3, 2, 48), (37, 29, 32)])
    func innerProductsOfChannels(workers: Int, size: (Int, Int, Int)) throws {
        let (height, width, channels) = size
        let network = try RandomNetwork(outputs: [channels], seed: 50).network()
        for kernels in Kernels.usable {
            var means = Means()
            means.kernels = kernels
            let settings = TransferSettings.of(style: ["conv1_1"], threads: workers)
            let gatherer = try Objective.trial(network, settings, height: 1, width: 1, means: means).gatherer
            Scratch.with { scratch in
                let features = scratch.random(Shape(height: height, width: width, channels: channels), seed: 51)
                let memory = scratch.tensor(Shape(height: channels + 1, width: channels, channels: 1))
                let statistics = StyleStatistics(memory, channels: channels)
                statistics.clear()
                gatherer.add(.stored(features), withSums: true, to: statistics)
                statistics.mirror(gatherer.workers)
                let gram = statistics.gram
                let values = features.values.map(Double.init)
                var worst = WorstError()
                for row in 0..<channels {
                    for column in 0..<channels {
                        var (sum, size) = (0.0, 0.0)
                        for position in 0..<height * width {
                            let term = values[position * channels + row] * values[position * channels + column]
                            (sum, size) = (sum + term, size + abs(term))
                        }
                        let found = gram.pointer[row * channels + column]
                        worst.note(Double(found) / size, expected: sum / size)
                        #expect(found == gram.pointer[column * channels + row])
                    }
                }
                #expect(worst.value < 2e-6)
            }
        }
    }
}
