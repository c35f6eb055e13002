/// The tensors that the scripts in `Fixtures` write: `known_values.py` says the same numbers.
enum KnownValues {
    /// Value `index` of tensor `number`: within -0.5..<0.5, a whole number of 2^-24, so that a 32-bit float holds it.
    static func value(_ index: Int, ofTensor number: Int) -> Float {
        let mixed = UInt32(truncatingIfNeeded: index) &* 2_654_435_761 &+ UInt32(truncatingIfNeeded: number) &* 40503
        return Float(mixed >> 8) / 16_777_216 - 0.5
    }

    /// The first values of tensor `number`.
    static func tensor(_ number: Int, count: Int) -> [Float] {
        (0..<count).map { value($0, ofTensor: number) }
    }
}
