/// The steps and gradient changes that L-BFGS remembers, and the product of the inverse Hessian that they imply.
struct CurvatureHistory {
    private struct Pair {
        let step: Tensor
        let change: Tensor
        let inverse: Double
        /// The pair's part in the first loop, for the second.
        var share = 0.0
    }

    /// What is remembered besides the vectors, the oldest pair first.
    struct State: Codable, Sendable {
        fileprivate var inverses: [Double] = []
        fileprivate var scale = 1.0
    }

    private let arithmetic: VectorArithmetic
    /// What the inverse Hessian is taken to be where no pair says more, but for its scale.
    private let octaveSum: OctaveSum
    private var pairs: [Pair] = []
    private var free: [(step: Tensor, change: Tensor)]
    private var scale = 1.0

    /// Vectors for so many pairs, and for one that is looked at before the oldest has to go.
    static func vectors(pairs: Int) -> Int { 2 * (pairs + 1) }

    /// A history over as many vectors as `vectors(pairs:)` says.
    init(_ vectors: ArraySlice<Tensor>, octaveSum: OctaveSum, arithmetic: VectorArithmetic) {
        self.arithmetic = arithmetic
        self.octaveSum = octaveSum
        let halves = vectors.count / 2
        free = zip(vectors.prefix(halves), vectors.dropFirst(halves)).map { ($0, $1) }
    }

    var isEmpty: Bool { pairs.isEmpty }

    /// What another history goes on from, with the vectors of `vectors`.
    var state: State { State(inverses: pairs.map(\.inverse), scale: scale) }
    var vectors: [Tensor] { pairs.flatMap { [$0.step, $0.change] } }

    /// Remembers what another history did.
    ///
    /// - Parameters:
    ///   - state: What it was besides its vectors.
    ///   - fill: Writes the next of its vectors.
    /// - Throws: `TransferError` where there is no memory for so many pairs; what `fill` throws.
    mutating func restore(_ state: State, _ fill: (Tensor) throws -> Void) throws {
        for inverse in state.inverses {
            // One pair more than are remembered has a place.
            guard free.count > 1, let slot = free.popLast() else { throw TransferError.foreignCheckpoint }
            try fill(slot.step)
            try fill(slot.change)
            pairs.append(Pair(step: slot.step, change: slot.change, inverse: inverse))
        }
        scale = state.scale
    }

    mutating func forget() {
        free += pairs.map { ($0.step, $0.change) }
        pairs = []
        scale = 1
    }

    /// Remembers a pair that `fill` writes, unless its curvature is not positive; `scratch` is not needed after `fill`.
    mutating func remember(scratch: Tensor, _ fill: (_ step: Tensor, _ change: Tensor) -> Void) {
        guard let slot = free.last else { return }
        fill(slot.step, slot.change)
        let curvature = arithmetic.dot(slot.step, slot.change)
        let length = octaveSum.squaredLength(of: slot.change, scratch: scratch)
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
    ///
    /// Each vector of the history is read once a loop: what a step adds and what the next one asks for is one pass.
    mutating func direct(_ vector: Tensor) {
        guard let newest = pairs.last, let oldest = pairs.first else {
            octaveSum.apply(to: vector)
            arithmetic.scale(vector, by: -scale)
            return
        }
        var product = arithmetic.dot(newest.step, vector)
        for index in pairs.indices.reversed() {
            pairs[index].share = pairs[index].inverse * product
            let (change, share) = (pairs[index].change, pairs[index].share)
            let next = index > 0 ? pairs[index - 1].step : oldest.change
            product = arithmetic.add(change, times: -share, to: vector, thenDot: next)
        }
        octaveSum.apply(to: vector)
        arithmetic.scale(vector, by: -scale)
        product = octaveSum.isIdentity ? -scale * product : arithmetic.dot(oldest.change, vector)
        for (index, pair) in pairs.enumerated() {
            let factor = -pair.share - pair.inverse * product
            if index + 1 < pairs.count {
                product = arithmetic.add(pair.step, times: factor, to: vector, thenDot: pairs[index + 1].change)
            } else {
                arithmetic.add(pair.step, times: factor, to: vector)
            }
        }
    }
}
