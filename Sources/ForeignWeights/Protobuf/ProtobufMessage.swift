import Weights

/// A message in protobuf's wire format, read in place field by field.
///
/// Not by swift-protobuf: it would copy a message of 575 MB out of the file and hold each tensor in it a second time, before
/// anybody knows which of them are wanted. The few fields that matter here are found in the mapped file itself, and only the
/// values that are asked for are ever copied.
///
/// Nothing is looked into unless asked, so that messages within messages take neither memory nor a deeper stack.
struct ProtobufMessage {
    private let file: FileBytes
    private let end: Int
    /// Whether a field that says to be longer than its message is given up to the message's end.
    private let isClipping: Bool
    private var offset: Int

    /// The message that stands at a range of the file.
    init(_ file: FileBytes, at range: Range<Int>, isClipping: Bool = false) {
        self.file = file
        self.isClipping = isClipping
        offset = range.lowerBound
        end = range.upperBound
    }

    /// The next field, or nil at the message's end; groups, which none of the formats uses, are skipped.
    mutating func next() throws(WeightError) -> ProtobufField? {
        var openGroups: [Int] = []
        while offset < end {
            let (number, type) = try tag()
            switch type {
            case .groupStart:
                guard openGroups.count < Self.mostOpenGroups else { throw damaged("has groups without end") }
                openGroups.append(number)
            case .groupEnd:
                guard openGroups.popLast() == number else { throw damaged("ends a group that it did not begin") }
            case .varint, .fixed64, .bytes, .fixed32:
                let payload = try payload(of: type)
                if openGroups.isEmpty { return ProtobufField(number: number, type: type, payload: payload) }
            }
        }
        guard openGroups.isEmpty else { throw overrun(by: 1) }
        return nil
    }

    /// The next integer, in seven bits a byte, the least first.
    mutating func varint() throws(WeightError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            guard offset < end else { throw overrun(by: 1) }
            let byte = file[offset]
            offset += 1
            value |= UInt64(byte & 0x7F) << UInt64(shift)
            if byte < 0x80 { return value }
        }
        throw damaged("holds an integer of more than ten bytes")
    }

    /// Whether everything has been read.
    var isAtEnd: Bool { offset >= end }

    /// As many as protobuf's own readers allow messages to stand within one another.
    private static let mostOpenGroups = 100

    private mutating func tag() throws(WeightError) -> (number: Int, type: ProtobufWireType) {
        let tag = try varint()
        guard let type = ProtobufWireType(rawValue: tag & 7), case 1..<(1 << 29) = tag >> 3 else {
            throw damaged("has a field that no message can have")
        }
        return (Int(tag >> 3), type)
    }

    private mutating func payload(of type: ProtobufWireType) throws(WeightError) -> Range<Int> {
        let length: UInt64
        var start = offset
        switch type {
        case .fixed32: length = 4
        case .fixed64: length = 8
        case .bytes:
            length = try varint()
            start = offset
        case .varint:
            _ = try varint()
            return start..<offset
        case .groupStart, .groupEnd:
            return start..<start
        }
        if length <= UInt64(end - start) {
            offset = start + Int(length)
        } else if isClipping {
            offset = end
        } else {
            throw overrun(by: length)
        }
        return start..<offset
    }

    /// What is wrong if the message has not so many bytes any more: the file was cut off, or the field lies.
    private func overrun(by length: UInt64) -> WeightError {
        guard length > UInt64(file.count - offset) else { return damaged("has a field longer than what it is part of") }
        return WeightError(.truncated, file.path, "ends early; copy or download it again")
    }

    private func damaged(_ what: String) -> WeightError {
        WeightError(.damaged, file.path, "is damaged: it \(what); copy or download it again")
    }
}
