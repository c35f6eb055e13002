import Foundation
import Networks
import Testing
import Weights

/// The first convolution of Oxford's VGG19, true to the bit, from the file that IMPASTO_GOLDEN_NETWORK names.
struct OxfordFile {
    /// Where it is; nil where the variable is not set, and no test of it runs.
    static let path = ProcessInfo.processInfo.environment["IMPASTO_GOLDEN_NETWORK"]

    let kernel: [Float]
    let bias: [Float]

    init() throws {
        let file = try SafetensorsFile(path: try #require(OxfordFile.path))
        kernel = try file.values(of: WeightTensor(name: "conv1_1.weight", shape: [64, 3, 3, 3]))
        bias = try file.values(of: WeightTensor(name: "conv1_1.bias", shape: [64]))
    }

    /// A file of some kind with that convolution, its values changed, in that arrangement.
    func made(
        _ format: WeightFormat,
        _ arrangement: KernelArrangement,
        names: (weight: String, bias: String) = ("conv1_1.weight", "conv1_1.bias"),
        changing change: (_ value: Float, _ output: Int) -> Float = { value, _ in value }
    ) -> MadeFile {
        var file = MadeFile(format)
        // Where each value of our own order is found in the file's.
        let places = arrangement.canonical((0..<kernel.count).map(Float.init), outputs: 64, inputs: 3, isFirst: true)
        var values = kernel
        for (index, place) in places.enumerated() { values[Int(place)] = change(kernel[index], index / 27) }
        let isOutputFirst = arrangement.axes.rawValue.hasPrefix("O")
        file.add(names.weight, isOutputFirst ? [64, 3, 3, 3] : [3, 3, 3, 64], values)
        file.add(names.bias, [64], bias.enumerated().map { change($1, $0) })
        return file
    }
}

extension Trait where Self == ConditionTrait {
    /// Only where Oxford's weights are at hand.
    static var needsOxfords: Self {
        .enabled(if: OxfordFile.path != nil, "IMPASTO_GOLDEN_NETWORK names no file with Oxford's weights")
    }
}
