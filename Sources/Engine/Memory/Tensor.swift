/// A view of row-major height × width × channels floats that somebody else owns.
///
/// Views are handed to worker threads that write disjoint ranges of rows, which the compiler cannot see: hence
/// `@unchecked Sendable`. The memory belongs to a `Workspace`, which outlives every view of it.
package struct Tensor: @unchecked Sendable {
    package let pointer: UnsafeMutablePointer<Float>
    package let shape: Shape

    /// A view of memory that holds `shape.count` values at least.
    package init(pointer: UnsafeMutablePointer<Float>, shape: Shape) {
        self.pointer = pointer
        self.shape = shape
    }

    var count: Int { shape.count }
    var buffer: UnsafeMutableBufferPointer<Float> { UnsafeMutableBufferPointer(start: pointer, count: count) }

    /// Takes the values of a tensor of the same count.
    func copy(_ other: Tensor) {
        pointer.update(from: other.pointer, count: count)
    }

    func fill(_ value: Float) {
        pointer.update(repeating: value, count: count)
    }
}
