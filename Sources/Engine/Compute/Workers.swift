import Dispatch

/// The threads that share the work of a layer.
///
/// A range is always cut in the same places, so the result depends on nothing but the number of workers.
package struct Workers: Sendable {
    let count: Int

    /// As many threads as are asked for, one at least.
    package init(count: Int) {
        self.count = max(1, count)
        MatrixProduct.singleThreaded
    }

    /// Calls `body` once per worker with its part of `0..<total`; parts begin at multiples of `grain` and may be empty.
    package func share(_ total: Int, grain: Int = 1, _ body: @Sendable (_ worker: Int, _ part: Range<Int>) -> Void) {
        let grains = (total + grain - 1) / grain
        let count = count
        DispatchQueue.concurrentPerform(iterations: count) { worker in
            let begin = min(total, grains * worker / count * grain)
            let end = min(total, grains * (worker + 1) / count * grain)
            body(worker, begin..<end)
        }
    }
}
