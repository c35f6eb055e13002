/// A safetensors file that a test puts together, right or wrong, without the writer's help.
struct Handmade {
    struct Tensor {
        var name: String
        var dtype: String
        var shape: [Int]
        var bytes: [UInt8]
    }

    var tensors: [Tensor]
    /// Replaces the entry of a tensor in the header by other JSON.
    var entries: [String: String] = [:]

    /// Two tensors: 81 singles and, behind them in bytes 324 to 336, three more.
    static let two = Handmade(tensors: [
        Tensor(name: "weight", dtype: "F32", shape: [3, 3, 3, 3], bytes: singles((1...81).map { Float($0) / 64 })),
        Tensor(name: "bias", dtype: "F32", shape: [3], bytes: singles([1, 2, 3])),
    ])

    /// The header's JSON.
    var header: String {
        var offset = 0
        var items = [#""__metadata__":{"mean":"1,2,3"}"#]
        for tensor in tensors {
            let end = offset + tensor.bytes.count
            let entry = "{\"dtype\":\"\(tensor.dtype)\",\"shape\":\(tensor.shape),\"data_offsets\":[\(offset),\(end)]}"
            items.append("\"\(tensor.name)\":\(entries[tensor.name] ?? entry)")
            offset = end
        }
        return "{\(items.joined(separator: ","))}"
    }

    /// The whole file.
    var bytes: [UInt8] {
        Handmade.littleEndian(UInt64(header.utf8.count)) + Array(header.utf8) + tensors.flatMap(\.bytes)
    }

    static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    private static func singles(_ values: [Float]) -> [UInt8] {
        values.flatMap { littleEndian($0.bitPattern) }
    }
}
