import Engine

/// Memory for the tensors of one test, given back when the test is over.
final class Scratch {
    private var memory: [UnsafeMutableRawPointer] = []

    private init() {}

    deinit {
        memory.forEach { $0.deallocate() }
    }

    /// Lends memory to `body`; no tensor may outlive it.
    static func with<Result>(_ body: (Scratch) throws -> Result) rethrows -> Result {
        let scratch = Scratch()
        return try withExtendedLifetime(scratch) { try body(scratch) }
    }

    /// A tensor that holds one value everywhere; by default one that shows if nobody overwrites it.
    func tensor(_ shape: Shape, filled value: Float = .nan) -> Tensor {
        Tensor(pointer: allocate(shape.count, filled: value), shape: shape)
    }

    /// A tensor of the values given, as many as the shape has.
    func tensor(_ shape: Shape, _ values: [Float]) -> Tensor {
        precondition(values.count == shape.count, "as many values as the shape has")
        let tensor = tensor(shape)
        tensor.pointer.update(from: values, count: values.count)
        return tensor
    }

    /// A tensor of values in −1…1 from a seed.
    func random(_ shape: Shape, seed: UInt64) -> Tensor {
        tensor(shape, Seeded.floats(shape.count, seed: seed))
    }

    /// Gates of so many words, filled with a pattern that shows if nobody overwrites it.
    func gates(_ count: Int, filled word: UInt16 = 0xA5A5) -> UnsafeMutablePointer<UInt16> {
        allocate(count, filled: word)
    }

    /// Memory on the boundary of a cache line, as the kernels read it.
    private func allocate<Value: BitwiseCopyable>(_ count: Int, filled value: Value) -> UnsafeMutablePointer<Value> {
        let bytes = max(1, count) * MemoryLayout<Value>.stride
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        memory.append(raw)
        return raw.initializeMemory(as: Value.self, repeating: value, count: count)
    }

    /// A row of values.
    func vector(_ values: [Float]) -> Tensor {
        tensor(Shape(height: 1, width: 1, channels: values.count), values)
    }
}

extension Tensor {
    /// A copy of the values.
    var values: [Float] { Array(UnsafeBufferPointer(start: pointer, count: shape.count)) }

    /// The value at a row, a column and a channel, or zero outside.
    func padded(_ y: Int, _ x: Int, _ channel: Int) -> Double {
        guard 0..<shape.height ~= y, 0..<shape.width ~= x else { return 0 }
        return Double(pointer[(y * shape.width + x) * shape.channels + channel])
    }
}
