import Pictures

/// What a scale leaves to the finer one after it, in memory of its own: the scale's workspace is gone by then.
struct Legacy {
    let painting: Tensor
    /// Adam's first and second moment.
    ///
    /// L-BFGS begins anew: the scale of its curvature was measured to spare no evaluation, and its pairs are of another
    /// space.
    var moments: [Tensor] = []
    /// How many steps the moments are made of.
    var steps = 0

    /// Bytes that a scale leaves.
    static func bytes(_ optimiser: TransferSettings.Optimiser, picture: Shape) -> Int {
        let moments =
            switch optimiser {
            case .adam: AdamOptimiser.vectors
            case .lbfgs: 0
            }
        return (1 + moments) * picture.count * MemoryLayout<Float>.stride
    }

    /// The same in memory of its own.
    ///
    /// - Throws: `TransferError.outOfMemory` when the system refuses.
    func detached() throws(TransferError) -> Legacy {
        var copies: [Tensor] = []
        for moment in moments { copies.append(try moment.detached()) }
        return Legacy(painting: try painting.detached(), moments: copies, steps: steps)
    }

    /// Writes it at the size of a finer scale.
    ///
    /// The painting and the first moment are scaled by a cubic, the second moment by straight lines, which never go below
    /// zero (as crowsonkb's style-transfer-pytorch does it).
    ///
    /// - Parameters:
    ///   - picture: Where the painting goes.
    ///   - vectors: Where the moments go, if there are any: the first vectors of the optimiser.
    /// - Returns: What the finer scale begins with, in the memory given.
    func carried(into picture: Tensor, _ vectors: [Tensor]) -> Legacy {
        painting.resized(into: picture, filter: .bicubic)
        for ((moment, vector), filter) in zip(zip(moments, vectors), [ResizeFilter.bicubic, .bilinear]) {
            moment.resized(into: vector, filter: filter)
        }
        return Legacy(painting: picture, moments: Array(vectors.prefix(moments.count)), steps: steps)
    }

    /// Adds to a painting that was carried over what the coarser scale could not show of a picture.
    ///
    /// That is the finest level of the picture's Laplacian pyramid (Burt and Adelson 1983). The coarser painting is lost.
    ///
    /// - Parameters:
    ///   - detailed: The picture at the finer scale; left blurred.
    ///   - share: How much of it is added.
    ///   - picture: The painting that was carried over.
    ///   - arithmetic: Adds.
    func addDetail(of detailed: Tensor, times share: Double, to picture: Tensor, by arithmetic: VectorArithmetic) {
        arithmetic.add(detailed, times: share, to: picture)
        detailed.resized(into: painting, filter: .triangle)
        painting.resized(into: detailed, filter: .bicubic)
        arithmetic.add(detailed, times: -share, to: picture)
    }
}
