package import Pictures

extension Tensor {
    /// A copy in memory of its own.
    ///
    /// - Throws: `TransferError.outOfMemory` when the system refuses.
    func detached() throws(TransferError) -> Tensor {
        guard let memory = AlignedMemory(count: count) else {
            throw TransferError.outOfMemory(bytes: count * MemoryLayout<Float>.stride)
        }
        let copy = Tensor(pointer: memory.pointer, shape: shape, owner: memory)
        copy.copy(self)
        return copy
    }

    /// Writes a picture-sized tensor at the size of another.
    package func resized(into target: Tensor, filter: ResizeFilter) {
        resizePixels(
            UnsafeBufferPointer(buffer),
            from: (shape.width, shape.height),
            into: target.buffer,
            to: (target.shape.width, target.shape.height),
            filter: filter
        )
    }
}
