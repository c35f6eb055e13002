/// Damaged copies of a file, as accidents and attackers make them; the same seed makes the same copies.
struct Mutations: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var generator: SplitMix64
    private var left: Int

    /// Copies of `bytes`, which must not be empty.
    init(of bytes: [UInt8], seed: UInt64, count: Int) {
        self.bytes = bytes
        generator = SplitMix64(seed: seed)
        left = count
    }

    mutating func next() -> [UInt8]? {
        guard left > 0 else { return nil }
        left -= 1
        var copy = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !copy.isEmpty { mutate(&copy) }
        return copy
    }

    private mutating func mutate(_ copy: inout [UInt8]) {
        let place = Int.random(in: copy.indices, using: &generator)
        let stretch = place..<Swift.min(copy.count, place + Int.random(in: 1...16, using: &generator))
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: copy[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: for index in stretch { copy[index] = 0 }
        case 2: for index in stretch { copy[index] = 0xFF }
        case 3: for index in stretch { copy[index] = UInt8.random(in: 0...255, using: &generator) }
        case 4: copy.removeSubrange(place...)
        case 5: copy.removeSubrange(stretch)
        case 6: copy.insert(contentsOf: splice(), at: place)
        default: overwrite(&copy, at: place, with: hugeNumber())
        }
    }

    /// A stretch of the file itself, to stand where it does not belong.
    private mutating func splice() -> ArraySlice<UInt8> {
        let start = Int.random(in: bytes.indices, using: &generator)
        return bytes[start..<Swift.min(bytes.count, start + Int.random(in: 1...64, using: &generator))]
    }

    /// A number that no honest length is, little-endian, in 2, 4 or 8 bytes: all ones, the sign bit, the greatest
    /// signed one, or one that is just too large.
    private mutating func hugeNumber() -> ArraySlice<UInt8> {
        let width = [2, 4, 8][Int.random(in: 0..<3, using: &generator)]
        let ones = UInt64.max >> UInt64(64 - 8 * width)
        let numbers = [ones, ones >> 1, (ones >> 1) + 1, UInt64(bytes.count) + 1, ones / 4 + 1]
        let number = numbers[Int.random(in: numbers.indices, using: &generator)]
        return (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }[..<width]
    }

    private func overwrite(_ copy: inout [UInt8], at place: Int, with number: ArraySlice<UInt8>) {
        for (index, byte) in zip(place..<copy.count, number) { copy[index] = byte }
    }
}
