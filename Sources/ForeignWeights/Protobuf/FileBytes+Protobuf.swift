import Weights

extension FileBytes {
    /// The text of a field.
    func text(of field: ProtobufField) throws(WeightError) -> String {
        // Names go into messages and onto terminals.
        guard field.payload.count <= Self.longestText,
            let text = look(at: field.payload, { String(validating: $0, as: UTF8.self) }),
            !text.unicodeScalars.contains(where: \.isControl)
        else { throw WeightError(.damaged, path, "is damaged: it has a name that is no text") }
        return text
    }

    /// The integer of a field; of several, the last.
    func integer(of field: ProtobufField) throws(WeightError) -> UInt64 {
        var last: UInt64 = 0
        try forEachInteger(at: field.payload) { last = $0 }
        return last
    }

    /// Adds the sides of a tensor that a field tells: all in one field, or each in a field of its own.
    func append(sidesOf field: ProtobufField, to shape: inout [Int]) throws(WeightError) {
        try forEachInteger(at: field.payload) { (integer) throws(WeightError) in
            guard shape.count < Self.mostSides, let side = Int(exactly: integer) else {
                throw WeightError(.damaged, path, "is damaged: it has a tensor in an impossible shape")
            }
            shape.append(side)
        }
    }

    /// Lets somebody see each integer of a row of them.
    func forEachInteger(at range: Range<Int>, _ body: (UInt64) throws(WeightError) -> Void) throws(WeightError) {
        var row = ProtobufMessage(self, at: range)
        while !row.isAtEnd { try body(try row.varint()) }
    }

    /// The bytes of a name: a few dozen in all honest files, while a hostile one's could fill the memory.
    private static let longestText = 1000
    /// The weight of a convolution has four.
    private static let mostSides = 8
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool { value < 0x20 || 0x7F..<0xA0 ~= value }
}
