/// The steps and gradient changes that L-BFGS remembers, and the product of the inverse Hessian that they imply.
struct CurvatureHistory {
    private struct Pair {
        let step: Tensor
        let change: Tensor
        let inverse: Double
    }

    private let kernels: Kernels
    private var pairs: [Pair] = []
    private var free: [(step: Tensor, change: Tensor)]
    private var scale = 1.0

    /// Vectors for so many pairs, and for one that is looked at before the oldest has to go.
    static func vectors(pairs: Int) -> Int { 2 * (pairs + 1) }

    /// A history over as many vectors as `vectors(pairs:)` says.
    init(_ vectors: ArraySlice<Tensor>, kernels: Kernels) {
        self.kernels = kernels
        let halves = vectors.count / 2
        free = zip(vectors.prefix(halves), vectors.dropFirst(halves)).map { ($0, $1) }
    }

    var isEmpty: Bool { pairs.isEmpty }

    mutating func forget() {
        free += pairs.map { ($0.step, $0.change) }
        pairs = []
        scale = 1
    }

    /// Remembers a pair that `fill` writes, unless its curvature is not positive.
    mutating func remember(_ fill: (_ step: Tensor, _ change: Tensor) -> Void) {
        guard let slot = free.last else { return }
        fill(slot.step, slot.change)
        let curvature = kernels.dot(slot.step, slot.change)
        let length = kernels.dot(slot.change, slot.change)
        guard curvature > 1e-10, length > 0, curvature.isFinite else { return }
        free.removeLast()
        pairs.append(Pair(step: slot.step, change: slot.change, inverse: 1 / curvature))
        scale = curvature / length
        if free.isEmpty {
            let oldest = pairs.removeFirst()
            free.append((oldest.step, oldest.change))
        }
    }

    /// Replaces a gradient by the direction of descent: Nocedal's two loops (Nocedal 1980).
    func direct(_ vector: Tensor) {
        var shares: [Double] = []
        for pair in pairs.reversed() {
            let share = pair.inverse * kernels.dot(pair.step, vector)
            kernels.add(pair.change, times: -share, to: vector)
            shares.append(share)
        }
        kernels.scale(vector, by: -scale)
        for (pair, share) in zip(pairs, shares.reversed()) {
            let back = pair.inverse * kernels.dot(pair.change, vector)
            kernels.add(pair.step, times: -share - back, to: vector)
        }
    }
}
