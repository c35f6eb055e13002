import ForeignWeights
import Foundation
import Testing
import Weights

/// A whole VGG19 under torchvision's names.
///
/// It is narrower than the real one, sixteen-fold. `IMPASTO_VGG19_DIVISOR=1` makes it full size, which takes some
/// seconds in release builds, 1.2 GB in the temporary folder and 2 GB of memory.
@Suite struct TorchVGG19Tests {
    private static let divisor = ProcessInfo.processInfo.environment["IMPASTO_VGG19_DIVISOR"].flatMap { Int($0) } ?? 16

    private static var shapes: [(name: String, shape: [Int])] {
        let places = [0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28, 30, 32, 34]
        let widths = ([64, 64, 128, 128] + Array(repeating: 256, count: 4) + Array(repeating: 512, count: 8))
            .map { $0 / divisor }
        let convolutions = zip(places, zip(widths, [3] + widths)).map { place, widths in
            ("features.\(place)", [widths.0, widths.1, 3, 3])
        }
        let classifier = [(0, 4096, 25088), (3, 4096, 4096), (6, 1000, 4096)].map { place, outputs, inputs in
            ("classifier.\(place)", [outputs / divisor, inputs / divisor])
        }
        return (convolutions + classifier).flatMap { name, shape in
            [("\(name).weight", shape), ("\(name).bias", [shape[0]])]
        }
    }

    @Test(arguments: TorchKind.allCases)
    func everyWeightIsReadToTheBit(_ kind: TorchKind) throws {
        let folder = try WrittenFiles.folder(of: "write_torch_vgg19.py")
        let file = try WeightFiles.open(path: folder.appending(path: "vgg19.\(kind.rawValue).pth").path)
        #expect(file.tensors == Self.shapes.map { WeightTensor(name: $0.name, shape: $0.shape) })
        for (number, tensor) in file.tensors.enumerated() {
            let values = try file.values(of: tensor)
            #expect(values.count == tensor.shape.reduce(1, *))
            let wrong = values.indices.first { values[$0] != KnownValues.value($0, ofTensor: number) }
            #expect(wrong == nil, "\(tensor.name)")
        }
    }
}
