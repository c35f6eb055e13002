import FoundationEssentials
import Glibc

/// Writes a safetensors file tensor by tensor, so that no more than one of them has to be in memory.
///
/// The same tensors and notes make the same bytes: keys are sorted, and the header is filled up with spaces to a multiple of
/// eight bytes, as safetensors' own writer does.
public struct SafetensorsWriter {
    private let descriptor: CInt
    private let path: String
    private let isHalved: Bool
    /// Those to come, and the bytes that they were promised.
    private var rest: ArraySlice<(tensor: WeightTensor, bytes: Int)>

    /// Begins a file: writes its header.
    ///
    /// - Parameters:
    ///   - descriptor: A file that is open for writing, at its beginning; it stays the caller's, who may sync it.
    ///   - path: Its name, for errors.
    ///   - tensors: Names and shapes, in the order in which the values will come.
    ///   - notes: The metadata.
    ///   - isHalved: Whether numbers are rounded to 16 bits.
    /// - Throws: `WeightError` when the file takes no more.
    public init(
        to descriptor: CInt,
        path: String,
        tensors: [WeightTensor],
        notes: [String: String] = [:],
        isHalved: Bool = false
    ) throws(WeightError) {
        let type = isHalved ? SafetensorsType.half : .single
        var (header, end) = (SafetensorsHeader(metadata: notes), 0)
        var rest: [(tensor: WeightTensor, bytes: Int)] = []
        for tensor in tensors {
            let begin = end
            guard let bytes = tensor.bytes(each: type.size),
                case (let sum, false) = begin.addingReportingOverflow(bytes)
            else { throw WeightError(.unwritable, path, "cannot hold \(tensor.name) in shape \(tensor.shape)") }
            end = sum
            let entry = SafetensorsHeader.Entry(dtype: type.rawValue, shape: tensor.shape, data_offsets: [begin, end])
            guard header.entries.updateValue(entry, forKey: tensor.name) == nil else {
                throw WeightError(.unwritable, path, "cannot hold two tensors of the name \(tensor.name)")
            }
            rest.append((tensor, bytes))
        }
        self.descriptor = descriptor
        self.path = path
        self.isHalved = isHalved
        self.rest = rest[...]
        try write(header)
    }

    /// Writes the values of the next tensor.
    ///
    /// - Parameter values: As many as its shape has places, the last axis moving fastest.
    /// - Throws: `WeightError` when one of them is not finite as it would be stored, or the file takes no more.
    public mutating func append(_ values: [Float]) throws(WeightError) {
        guard let (tensor, bytes) = rest.popFirst(), bytes == values.count * (isHalved ? 2 : 4) else {
            throw WeightError(.unwritable, path, "was given \(values.count) values that were not announced")
        }
        for begin in stride(from: 0, to: values.count, by: SafetensorsWriter.piece) {
            let piece = values[begin..<min(begin + SafetensorsWriter.piece, values.count)]
            guard piece.allSatisfy({ isHalved ? Float16($0).isFinite : $0.isFinite }) else {
                throw WeightError(
                    .notFinite,
                    path,
                    "cannot hold a value of \(tensor.name) that is infinite or no number"
                )
            }
            if isHalved {
                try write(piece.map { Float16($0).bitPattern.littleEndian })
            } else {
                try write(piece.map { $0.bitPattern.littleEndian })
            }
        }
    }

    /// Ends the file.
    ///
    /// - Throws: `WeightError` when tensors are missing that were announced.
    public consuming func finish() throws(WeightError) {
        if let (tensor, _) = rest.first { throw WeightError(.unwritable, path, "was not given \(tensor.name)") }
    }

    /// Values that are converted at once.
    private static let piece = 1 << 16

    private func write(_ header: SafetensorsHeader) throws(WeightError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard var text = try? encoder.encode(header) else {
            throw WeightError(.unwritable, path, "cannot hold its own header")
        }
        text.append(contentsOf: [UInt8](repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8))
        try write([UInt64(text.count).littleEndian])
        try write(Array(text))
    }

    private func write<Number: FixedWidthInteger>(_ numbers: [Number]) throws(WeightError) {
        let bytes = numbers.count * MemoryLayout<Number>.stride
        var written = 0
        while written < bytes {
            let count = numbers.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), bytes - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw WeightError(.unwritable, path, "cannot be written: \(String(cString: strerror(errno)))")
            }
            written += count
        }
    }
}
