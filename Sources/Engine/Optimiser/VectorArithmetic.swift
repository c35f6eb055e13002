/// Arithmetic of picture-sized vectors, shared among workers.
///
/// A history of L-BFGS is hundreds of megabytes that are read at every step: one core cannot ask for them as fast as memory
/// gives them.
package struct VectorArithmetic {
    /// Elements that parts begin at multiples of: whole cache lines, and whole pixels.
    static let grain = 3072

    let kernels: Kernels
    let workers: Workers
    let sums: WorkerSums

    package init(kernels: Kernels, workers: Workers) {
        self.kernels = kernels
        self.workers = workers
        sums = WorkerSums(workers: workers.count)
    }

    /// Returns Σ a·b.
    package func dot(_ a: Tensor, _ b: Tensor) -> Double {
        sum(over: a) { kernels.dot(a.part($0), b.part($0)) }
    }

    /// Returns Σ |a|.
    package func absoluteSum(_ a: Tensor) -> Double {
        sum(over: a) { a.part($0).buffer.reduce(0.0) { $0 + Double(abs($1)) } }
    }

    /// Adds factor · x to y.
    package func add(_ x: Tensor, times factor: Double, to y: Tensor) {
        share(y) { kernels.add(x.part($0), times: factor, to: y.part($0)) }
    }

    /// Adds factor · x to y and returns Σ y·z, in one pass through memory.
    package func add(_ x: Tensor, times factor: Double, to y: Tensor, thenDot z: Tensor) -> Double {
        sum(over: y) { kernels.add(x.part($0), times: factor, to: y.part($0), thenDot: z.part($0)) }
    }

    /// Writes a + factor · b.
    package func write(_ a: Tensor, plus b: Tensor, times factor: Double, into result: Tensor) {
        share(result) { part in
            result.part(part).copy(a.part(part))
            kernels.add(b.part(part), times: factor, to: result.part(part))
        }
    }

    /// Replaces x by factor · x.
    package func scale(_ x: Tensor, by factor: Double) {
        share(x) { kernels.scale(x.part($0), by: factor) }
    }

    /// Takes another vector's values.
    package func copy(_ source: Tensor, into target: Tensor) {
        share(target) { target.part($0).copy(source.part($0)) }
    }

    /// One step of Adam; counts steps from 1.
    package func adam(_ x: Tensor, first: Tensor, second: Tensor, gradient: Tensor, step: Int, _ settings: AdamSettings)
    {
        share(x) { part in
            kernels.adam(
                x.part(part),
                first: first.part(part),
                second: second.part(part),
                gradient: gradient.part(part),
                step: step,
                settings
            )
        }
    }

    /// Calls `body` with the parts of a vector; those of a picture are whole pixels.
    func share(_ vector: Tensor, _ body: @Sendable (_ part: Range<Int>) -> Void) {
        workers.share(vector.count, grain: VectorArithmetic.grain) { _, part in
            if !part.isEmpty { body(part) }
        }
    }

    private func sum(over vector: Tensor, _ body: @Sendable (_ part: Range<Int>) -> Double) -> Double {
        workers.share(vector.count, grain: VectorArithmetic.grain) { [sums] worker, part in
            if !part.isEmpty { sums.add(body(part), worker: worker) }
        }
        return sums.take()
    }
}
