/// A name that sorts as people count: `conv2d_2` before `conv2d_10`.
struct NaturalOrder: Comparable {
    private let name: String

    init(_ name: String) {
        self.name = name
    }

    static func < (left: NaturalOrder, right: NaturalOrder) -> Bool {
        var (left, right) = (left.name.utf8[...], right.name.utf8[...])
        while let first = left.first, let second = right.first {
            let (digits, others) = (left.prefix(while: isDigit), right.prefix(while: isDigit))
            if digits.isEmpty || others.isEmpty {
                if first != second { return first < second }
                left.removeFirst()
                right.removeFirst()
            } else {
                let (number, other) = (digits.drop { $0 == zero }, others.drop { $0 == zero })
                if number.count != other.count { return number.count < other.count }
                if !number.elementsEqual(other) { return number.lexicographicallyPrecedes(other) }
                left = left[digits.endIndex...]
                right = right[others.endIndex...]
            }
        }
        return left.isEmpty && !right.isEmpty
    }

    private static let zero = UInt8(ascii: "0")

    private static func isDigit(_ byte: UInt8) -> Bool { (zero...UInt8(ascii: "9")).contains(byte) }
}
