import Glibc

/// A file in this process's address space, until nobody needs it any more.
final class FileMapping {
    let bytes: UnsafeRawBufferPointer

    /// Maps so many bytes of a file; nil where the system refuses, which `errno` then explains.
    init?(_ descriptor: CInt, count: Int) {
        // A mapping of nothing is an error (mmap(2)).
        guard count > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            return nil
        }
        bytes = UnsafeRawBufferPointer(start: start, count: count)
    }

    deinit {
        guard let start = bytes.baseAddress else { return }
        munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }

    /// Takes the pages that lie wholly within a range out of memory (madvise(2)).
    func forget(_ range: Range<Int>) {
        let page = sysconf(CInt(_SC_PAGESIZE))
        let first = (range.lowerBound + page - 1) / page * page
        let last = range.upperBound / page * page
        guard first < last, let start = bytes.baseAddress else { return }
        madvise(UnsafeMutableRawPointer(mutating: start + first), last - first, MADV_DONTNEED)
    }
}
