/// A sum that workers share: each adds to its own, and they are added up in order, so that the result is the same each time.
///
/// Workers write different elements at the same time and nobody reads meanwhile, which the compiler cannot see: hence
/// `@unchecked Sendable`.
final class WorkerSums: @unchecked Sendable {
    /// Sums so far apart that no two workers write the same cache line.
    private static let stride = 8
    private let sums: UnsafeMutableBufferPointer<Double>

    init(workers: Int) {
        sums = .allocate(capacity: workers * WorkerSums.stride)
        sums.initialize(repeating: 0)
    }

    deinit {
        sums.deallocate()
    }

    func add(_ value: Double, worker: Int) {
        sums[worker * WorkerSums.stride] += value
    }

    /// The sum of all, which begins anew.
    func take() -> Double {
        defer { sums.update(repeating: 0) }
        return sums.reduce(0, +)
    }
}
