/// A bit for each feature of a layer, open where a gradient passes on its way back.
///
/// That is through the rectifier, and through the pooling where one follows. The bits stand for the features themselves,
/// which take thirty-two times as much.
struct Gates {
    private let memory: Tensor

    /// Floats of memory that hold the bits of so many features.
    static func floats(for features: Shape) -> Int {
        (features.positions * features.groups + 1) / 2
    }

    /// Gates in memory of at least `floats(for:)`.
    init(_ memory: Tensor) {
        self.memory = memory
    }

    /// Sixteen channels a word, in the order of the features.
    var words: UnsafeMutablePointer<UInt16> {
        UnsafeMutableRawPointer(memory.pointer).assumingMemoryBound(to: UInt16.self)
    }
}
