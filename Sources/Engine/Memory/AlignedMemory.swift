import Glibc

/// Zeroed floats on a cache line's boundary, as the kernels read them.
final class AlignedMemory {
    let pointer: UnsafeMutablePointer<Float>
    private let bytes: Int

    /// Maps memory of its own; nil when the system refuses.
    ///
    /// Pages that are never touched are never there. Large pages are asked for, because Winograd's transforms write to
    /// sixty-four places at once and the processor remembers few small pages.
    init?(count: Int) {
        bytes = max(1, count) * MemoryLayout<Float>.stride
        let mapped = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let mapped, mapped != MAP_FAILED else { return nil }
        madvise(mapped, bytes, MADV_HUGEPAGE)
        pointer = mapped.bindMemory(to: Float.self, capacity: max(1, count))
    }

    deinit {
        munmap(pointer, bytes)
    }
}
