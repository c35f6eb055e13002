import Weights

/// Where a tensor's values stand: the numbers of one field of a message, in any number of pieces.
struct ProtobufNumbers {
    /// The message.
    let message: Range<Int>
    /// The field's number.
    let field: Int
    /// How each number is stored.
    let type: ProtobufNumberType

    /// How many there are, by the bytes that are there.
    func count(in file: FileBytes) throws(WeightError) -> Int {
        var count = 0
        try forEachPiece(in: file) { (piece) throws(WeightError) in
            guard let numbers = file.look(at: piece, type.count) else {
                throw WeightError(.damaged, file.path, "is damaged: it has a number that is cut off")
            }
            count += numbers
        }
        return count
    }

    /// The values as 32-bit floats, in their order.
    func values(in file: FileBytes) throws(WeightError) -> [Float] {
        var values: [Float] = []
        values.reserveCapacity(try count(in: file))
        try forEachPiece(in: file) { (piece) throws(WeightError) in
            switch type {
            case .half: append(piece, of: file, to: &values) { Float(Float16(bitPattern: $0)) }
            case .single: append(piece, of: file, to: &values) { Float(bitPattern: $0) }
            case .double: append(piece, of: file, to: &values) { Float(Double(bitPattern: $0)) }
            case .halfInVarint: try appendIntegers(piece, of: file, to: &values)
            }
        }
        file.forget(message)
        return values
    }

    private func append<Bits: FixedWidthInteger & BitwiseCopyable>(
        _ piece: Range<Int>,
        of file: FileBytes,
        to values: inout [Float],
        _ value: (Bits) -> Float
    ) {
        let width = MemoryLayout<Bits>.size
        file.look(at: piece) { bytes in
            for index in 0..<bytes.count / width {
                let bits = bytes.loadUnaligned(fromByteOffset: index * width, as: Bits.self)
                values.append(value(Bits(littleEndian: bits)))
            }
        }
    }

    private func appendIntegers(
        _ piece: Range<Int>,
        of file: FileBytes,
        to values: inout [Float]
    ) throws(WeightError) {
        try file.forEachInteger(at: piece) { (integer) throws(WeightError) in
            guard let bits = UInt16(exactly: integer) else {
                throw WeightError(.damaged, file.path, "is damaged: it has a number of 16 bits that has more")
            }
            values.append(Float(Float16(bitPattern: bits)))
        }
    }

    private func forEachPiece(
        in file: FileBytes,
        _ body: (Range<Int>) throws(WeightError) -> Void
    ) throws(WeightError) {
        var message = ProtobufMessage(file, at: message)
        while let field = try message.next() {
            guard field.number == self.field, field.type == .bytes || field.type == type.fieldType else { continue }
            try body(field.payload)
        }
    }
}
