/// A view of row-major height × width × channels floats that somebody else owns.
///
/// Views are handed to worker threads that write disjoint ranges of rows, which the compiler cannot see: hence
/// `@unchecked Sendable`. A view keeps the owner of its memory alive, as the compiler ends the life of an object after its
/// last use, not at the end of its scope.
package struct Tensor: @unchecked Sendable {
    package let pointer: UnsafeMutablePointer<Float>
    package let shape: Shape
    private let owner: AnyObject?

    /// A view of memory that holds `shape.count` values at least; memory without an owner is its maker's concern.
    package init(pointer: UnsafeMutablePointer<Float>, shape: Shape, owner: AnyObject? = nil) {
        self.pointer = pointer
        self.shape = shape
        self.owner = owner
    }

    /// The beginning of the same memory in another shape.
    func viewed(as shape: Shape) -> Tensor {
        Tensor(pointer: pointer, shape: shape, owner: owner)
    }

    /// A range of the values, as a row.
    func part(_ range: Range<Int>) -> Tensor {
        Tensor(
            pointer: pointer + range.lowerBound,
            shape: Shape(height: 1, width: 1, channels: range.count),
            owner: owner
        )
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
