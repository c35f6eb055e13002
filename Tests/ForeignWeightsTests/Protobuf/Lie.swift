import Weights

/// What can be wrong behind a sound message; whatever stands there, protobuf takes it as more of the same message.
enum Lie: CaseIterable {
    case endlessBytes, negativeLength, endlessInteger, cutInteger, cutFixed32, cutFixed64
    case fieldZero, fieldTooGreat, wireTypeSix, wireTypeSeven
    case groupsWithinGroups, groupWithoutEnd, groupWithoutBeginning, groupEndedByAnother
    case innerLongerThanOuter

    /// The bytes of it.
    var bytes: [UInt8] {
        switch self {
        case .endlessBytes: HandmadeField.bytes(2000, [1, 2, 3], length: UInt64(Int64.max))
        case .negativeLength: HandmadeField.bytes(2000, [1, 2, 3], length: .max)
        case .endlessInteger: HandmadeField.tag(2000, wireType: 0) + [UInt8](repeating: 0xFF, count: 100)
        case .cutInteger: HandmadeField.tag(2000, wireType: 0) + [0xFF, 0xFF]
        case .cutFixed32: HandmadeField.tag(2000, wireType: 5) + [1, 2, 3]
        case .cutFixed64: HandmadeField.tag(2000, wireType: 1) + [1, 2, 3, 4, 5, 6, 7]
        case .fieldZero: HandmadeField.bytes(0, [1])
        case .fieldTooGreat: HandmadeField.bytes(1 << 29, [1])
        case .wireTypeSix: HandmadeField.tag(2000, wireType: 6)
        case .wireTypeSeven: HandmadeField.tag(2000, wireType: 7)
        case .groupsWithinGroups: [UInt8](repeating: 15 << 3 | 3, count: 1_000_000)
        case .groupWithoutEnd: HandmadeField.tag(2000, wireType: 3) + HandmadeField.bytes(1, [1, 2, 3])
        case .groupWithoutBeginning: HandmadeField.tag(2000, wireType: 4)
        case .groupEndedByAnother: HandmadeField.tag(2000, wireType: 3) + HandmadeField.tag(2001, wireType: 4)
        case .innerLongerThanOuter:
            // A layer and a graph, with a blob and an initializer that would end within the bytes behind them.
            HandmadeField.bytes(100, HandmadeField.bytes(7, [], length: 90))
                + HandmadeField.bytes(7, HandmadeField.bytes(5, [], length: 90))
                + HandmadeField.bytes(2000, [UInt8](repeating: 0, count: 100))
        }
    }

    /// What is to be said of it.
    var code: WeightError.Code {
        switch self {
        case .endlessBytes, .negativeLength, .cutInteger, .cutFixed32, .cutFixed64, .groupWithoutEnd: .truncated
        default: .damaged
        }
    }
}
