/// A number of bytes, as people read it.
package struct ByteSize: CustomStringConvertible {
    private let bytes: Int

    package init(_ bytes: Int) {
        self.bytes = bytes
    }

    /// In the unit that fits, with one place behind the point, rounded down: `76.4 MiB`.
    package var description: String {
        guard bytes >= 1 << 10 else { return "\(bytes) bytes" }
        let (unit, shift) =
            switch bytes {
            case ..<(1 << 20): ("KiB", 10)
            case ..<(1 << 30): ("MiB", 20)
            default: ("GiB", 30)
            }
        // Of a part of the unit only, so that it does not overflow.
        let tenths = ((bytes & (1 << shift - 1)) * 10) >> shift
        return "\(bytes >> shift).\(tenths) \(unit)"
    }
}
