/// What losses need of vectors that workers share.
extension VectorArithmetic {
    /// Replaces values by scale · values − target, and adds these differences up.
    package func subtract(_ target: Tensor, from values: Tensor, scale: Double) -> Differences {
        let sums = DifferenceSums(workers: workers.count)
        workers.share(values.count, grain: VectorArithmetic.grain) { worker, part in
            if part.isEmpty { return }
            sums.add(kernels.subtract(target.part(part), from: values.part(part), scale: scale), worker: worker)
        }
        return sums.take()
    }

    /// Replaces differences by what a slope makes of them.
    func apply(_ slope: Slope, to differences: Tensor) {
        share(differences) { kernels.apply(slope, to: differences.part($0)) }
    }

    /// Returns the total variation of a picture and adds weight times its gradient.
    package func add(
        _ variation: TotalVariation,
        of picture: Tensor,
        weight: Double,
        to gradient: Tensor
    ) -> Double {
        workers.share(picture.shape.height) { worker, rows in
            let sum = kernels.totalVariation(
                picture,
                rows: rows,
                variation,
                weight: weight,
                gradient: gradient
            )
            sums.add(sum, worker: worker)
        }
        return sums.take()
    }
}
