import CMatio
import Weights

/// A file of weights as MatConvNet writes it: a MATLAB 5 file whose variable `layers` is a cell array of structures.
///
/// Its tensors are `NAME.weight` and `NAME.bias`, NAME being a layer's (`conv1_1`). MATLAB's arrays are column major; a
/// tensor's shape is that of the same bytes in row-major order, so its sides are MATLAB's from the last to the first:
/// filters of height × width × in × out are of the shape [out, in, width, height]. MATLAB drops sides of one from the
/// end, which are put back, so that filters always have four; a bias has one, whether it was a row or a column.
///
/// Note `mean` is the mean over `averageImage` per channel (`123.68,116.779,103.939`), and `order` is the order of the
/// channels: MatConvNet's pictures are red, green, blue.
final class MATLABFile: WeightReader {
    let format = WeightFormat.matlab
    let tensors: [WeightTensor]
    let notes: [String: String]
    private let file: FileBytes
    private let archive: MATLABArchive
    private let arrays: [WeightTensor: MATLABVariable]

    var path: String { file.path }

    static func recognises(_ file: FileBytes) -> Bool { MATLABElements.recognises(file) }

    init(_ file: FileBytes) throws(WeightError) {
        self.file = file
        archive = try MATLABArchive(file, variables: ["layers", "meta", "normalization"])
        let layers = try MATLABLayers(in: archive, file)
        tensors = layers.arrays.map(\.tensor)
        arrays = Dictionary(layers.arrays.map { ($0.tensor, $0.variable) }) { first, _ in first }
        notes = try MATLABFile.notes(of: archive, file)
    }

    func values(of tensor: WeightTensor) throws(WeightError) -> [Float] {
        guard let array = arrays[tensor] else {
            throw WeightError(.damaged, path, "has no tensor \(tensor.name) of shape \(tensor.shape)")
        }
        return try MATLABFile.floats(of: array, named: tensor.name, in: archive, file)
    }

    private static func notes(of archive: MATLABArchive, _ file: FileBytes) throws(WeightError) -> [String: String] {
        var notes = ["order": "rgb"]
        let normalization = archive.variables["meta"]?.field("normalization") ?? archive.variables["normalization"]
        guard let picture = normalization?.field("averageImage"), !picture.isEmpty else { return notes }
        guard picture.sides?.last == 3 || picture.count == 3 else {
            throw WeightError(.damaged, file.path, "has an averageImage that is not of three channels")
        }
        let values = try floats(of: picture, named: "averageImage", in: archive, file)
        let area = values.count / 3
        let means = (0..<3).map { channel in
            values[channel * area..<(channel + 1) * area].reduce(0) { $0 + Double($1) } / Double(area)
        }
        notes["mean"] = means.map { Float($0).description }.joined(separator: ",")
        return notes
    }

    private static func floats(
        of variable: MATLABVariable,
        named name: String,
        in archive: MATLABArchive,
        _ file: FileBytes
    ) throws(WeightError) -> [Float] {
        try WeightError.requireFinite(try archive.floats(of: variable, named: name), of: name, in: file.path)
    }
}
