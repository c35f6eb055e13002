import Weights

/// A tensor of a Caffe file: a `BlobProto`.
struct CaffeBlob {
    let shape: [Int]
    let numbers: ProtobufNumbers

    /// The blob that stands at a range of the file; one without numbers is an error.
    init(_ file: FileBytes, at range: Range<Int>) throws(WeightError) {
        var sides: [Int] = []
        // `num`, `channels`, `height` and `width`: where one of them is given, Caffe does not look at `shape`.
        var oldSides: [Int?] = [nil, nil, nil, nil]
        var type: ProtobufNumberType?
        var message = ProtobufMessage(file, at: range)
        while let field = try message.next() {
            switch (field.number, field.type) {
            case (1...4, .varint): oldSides[field.number - 1] = try file.side(of: field)
            case (7, .bytes): try file.append(sidesOfShape: field, to: &sides)
            default: type = Self.type(of: field) ?? type
            }
        }
        guard let type else { throw WeightError(.damaged, file.path, "is damaged: it has a tensor without values") }
        shape = oldSides.contains { $0 != nil } ? oldSides.map { $0 ?? 0 } : sides
        numbers = ProtobufNumbers(message: range, field: type == .double ? 8 : 5, type: type)
    }

    /// Whether there are numbers in the message that stands at a range of the file.
    static func isOne(_ file: FileBytes, at range: Range<Int>) -> Bool {
        var message = ProtobufMessage(file, at: range)
        while let field = try? message.next() {
            if type(of: field) != nil { return true }
        }
        return false
    }

    /// How the numbers of a field are stored, or `nil` if it is neither `data` nor `double_data`.
    private static func type(of field: ProtobufField) -> ProtobufNumberType? {
        switch (field.number, field.type) {
        case (5, .bytes), (5, .fixed32): .single
        case (8, .bytes), (8, .fixed64): .double
        default: nil
        }
    }
}

extension FileBytes {
    fileprivate func side(of field: ProtobufField) throws(WeightError) -> Int {
        var sides: [Int] = []
        try append(sidesOf: field, to: &sides)
        return sides.last ?? 0
    }

    /// Adds the sides that a `BlobShape` tells.
    fileprivate func append(sidesOfShape field: ProtobufField, to shape: inout [Int]) throws(WeightError) {
        var message = ProtobufMessage(self, at: field.payload)
        while let field = try message.next() {
            switch (field.number, field.type) {
            case (1, .varint), (1, .bytes): try append(sidesOf: field, to: &shape)
            default: break
            }
        }
    }
}
