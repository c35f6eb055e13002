/// What workers find differences to add up to.
struct DifferenceSums: Sendable {
    private let squares: WorkerSums
    private let sizes: WorkerSums

    init(workers: Int) {
        squares = WorkerSums(workers: workers)
        sizes = WorkerSums(workers: workers)
    }

    func add(_ differences: Differences, worker: Int) {
        squares.add(differences.squares, worker: worker)
        sizes.add(differences.sizes, worker: worker)
    }

    /// The sums of all, which begin anew.
    func take() -> Differences {
        Differences(squares: squares.take(), sizes: sizes.take())
    }
}
