import FoundationEssentials

/// A safetensors file that has been checked: eight bytes of header length (little-endian), a JSON header, raw tensors.
///
/// Source: the format's description in huggingface/safetensors. Everything that a file says of itself is checked against
/// its bytes, because networks come from anywhere.
public struct SafetensorsFile: WeightFile {
    /// What kind of file it is.
    public var format: WeightFormat { .safetensors }
    /// The tensors, in the order of their bytes.
    public let tensors: [WeightTensor]
    /// The metadata.
    public let notes: [String: String]
    private let entries: [String: SafetensorsHeader.Entry]
    private let file: FileBytes
    /// Where the header ends.
    private let base: Int

    /// The file.
    public var path: String { file.path }

    /// Opens a file and checks its header.
    ///
    /// - Parameter path: The file.
    /// - Throws: `WeightError` for a file that is missing, cut off or damaged.
    public init(path: String) throws(WeightError) {
        try self.init(FileBytes(path: path))
    }

    /// Checks the header of an open file.
    package init(_ file: FileBytes) throws(WeightError) {
        let base = try SafetensorsFile.headerEnd(of: file)
        let header: SafetensorsHeader
        do {
            let text = file.look(at: 8..<base) { Data($0) }
            header = try JSONDecoder().decode(SafetensorsHeader.self, from: text)
        } catch {
            throw WeightError(.damaged, file.path, "has a header that is not safetensors JSON: \(error)")
        }
        self.file = file
        self.base = base
        notes = header.metadata
        entries = header.entries
        // Sorted by name too, so that of two faults it is always the same one that is told.
        let inOrder = entries.sorted { ($0.value.begin, $0.key) < ($1.value.begin, $1.key) }
        tensors = inOrder.map { WeightTensor(name: $0, shape: $1.shape) }
        for (tensor, item) in zip(tensors, inOrder) { try check(tensor, item.value) }
        for (one, next) in zip(inOrder, inOrder.dropFirst())
        where next.value.data_offsets[0] < one.value.data_offsets[1] {
            throw WeightError(.damaged, path, "stores \(one.key) and \(next.key) in the same bytes")
        }
    }

    /// Whether a file looks like this format: a header's length, and a header, cut off or not.
    package static func recognises(_ file: FileBytes) -> Bool {
        file.count > 8 && headerLength(of: file) <= SafetensorsHeader.limit && file[8] == UInt8(ascii: "{")
    }

    /// The values of a tensor as 32-bit floats, in the order of its shape: the last axis moves fastest.
    ///
    /// - Parameter tensor: One of `tensors`.
    /// - Returns: As many values as the shape has places.
    /// - Throws: `WeightError` when its type cannot be read or a value is not finite.
    public func values(of tensor: WeightTensor) throws(WeightError) -> [Float] {
        guard let entry = entries[tensor.name], entry.shape == tensor.shape else {
            throw WeightError(.damaged, path, "has no \(tensor.name) in shape \(tensor.shape)")
        }
        guard let type = SafetensorsType(rawValue: entry.dtype) else {
            throw WeightError(
                .wrongType,
                path,
                "stores \(tensor.name) as \(entry.dtype); only F16, BF16, F32 and F64 can be read"
            )
        }
        let place = base + entry.data_offsets[0]..<base + entry.data_offsets[1]
        let values = file.look(at: place, type.floats)
        file.forget(place)
        return try WeightError.requireFinite(values, of: tensor.name, in: path)
    }

    /// Checks a tensor's shape and place against each other and the file; of types that cannot be read, the place alone.
    private func check(_ tensor: WeightTensor, _ entry: SafetensorsHeader.Entry) throws(WeightError) {
        let type = SafetensorsType(rawValue: entry.dtype)
        guard let bytes = tensor.bytes(each: type?.size ?? 1) else {
            throw WeightError(.damaged, path, "has \(tensor.name) in the impossible shape \(tensor.shape)")
        }
        let offsets = entry.data_offsets
        guard offsets.count == 2, offsets[0] >= 0, offsets[0] <= offsets[1],
            type == nil || offsets[1] - offsets[0] == bytes
        else {
            throw WeightError(
                .damaged,
                path,
                "gives \(tensor.name) offsets that do not fit its shape \(tensor.shape)"
            )
        }
        guard offsets[1] <= file.count - base else {
            throw WeightError(.truncated, path, "ends before \(tensor.name) does; copy or download it again")
        }
    }

    /// Where the header ends, which is within the file.
    private static func headerEnd(of file: FileBytes) throws(WeightError) -> Int {
        guard file.count >= 8 else {
            throw WeightError(.truncated, file.path, "is \(file.count) bytes long, not a network")
        }
        let length = headerLength(of: file)
        guard length <= SafetensorsHeader.limit else {
            throw length.byteSwapped <= UInt64(file.count)
                ? WeightError(
                    .unknownFormat,
                    file.path,
                    "was written in big-endian order; safetensors is little-endian"
                )
                : WeightError(.unknownFormat, file.path, "does not begin like a network in safetensors")
        }
        // A JSON header behind a length that is too long was cut off; anything else never was safetensors.
        guard length <= UInt64(file.count - 8) else {
            throw WeightError(.truncated, file.path, "ends within its header; copy or download it again")
        }
        return 8 + Int(length)
    }

    private static func headerLength(of file: FileBytes) -> UInt64 {
        file.look(at: 0..<8) { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
    }
}

extension SafetensorsHeader.Entry {
    /// Where its bytes begin, if it says so.
    fileprivate var begin: Int { data_offsets.first ?? 0 }
}
