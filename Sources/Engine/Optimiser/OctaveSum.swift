/// A gradient plus what is left of it when it is blurred over two pixels, four, and so on.
///
/// A sum of UUᵀ over the octaves, where U scales a coarser vector up by straight lines: symmetric and positive, so that it
/// can stand for the inverse Hessian that a history of L-BFGS improves. Plain gradients of a network's losses are mostly
/// fine grain; this one moves whole areas, too (Bramble, Pasciak and Xu 1990, “Parallel multilevel preconditioners”).
package struct OctaveSum {
    private let octaves: [Tensor]
    private let arithmetic: VectorArithmetic

    /// The shapes of all octaves of a picture but the finest, until a side is a single pixel.
    package static func shapes(of picture: Shape, octaves: Int) -> [Shape] {
        var shapes = [picture]
        while shapes.count < octaves, let last = shapes.last, min(last.width, last.height) > 1 {
            shapes.append(
                Shape(height: (last.height + 1) / 2, width: (last.width + 1) / 2, channels: picture.channels)
            )
        }
        return Array(shapes.dropFirst())
    }

    /// A sum over the finest octave and those that there is memory for.
    package init(_ octaves: [Tensor], arithmetic: VectorArithmetic) {
        self.octaves = octaves
        self.arithmetic = arithmetic
    }

    /// Whether there is but the finest octave, so that nothing is added.
    var isIdentity: Bool { octaves.isEmpty }

    /// Replaces a gradient by its sum.
    package func apply(to vector: Tensor) {
        let levels = [vector] + octaves
        for (fine, coarse) in zip(levels, octaves) { blur(fine, into: coarse) }
        for (fine, coarse) in zip(levels, octaves).reversed() { add(coarse, to: fine) }
    }

    /// The product of a vector with its sum.
    func squaredLength(of vector: Tensor, scratch: Tensor) -> Double {
        guard !isIdentity else { return arithmetic.dot(vector, vector) }
        arithmetic.copy(vector, into: scratch)
        apply(to: scratch)
        return arithmetic.dot(vector, scratch)
    }

    /// Adds a coarse vector, scaled up by straight lines, to a fine one.
    private func add(_ coarse: Tensor, to fine: Tensor) {
        let (rows, columns) = (OctaveAxis(coarse.shape.height), OctaveAxis(coarse.shape.width))
        arithmetic.workers.share(fine.shape.height) { _, part in
            for y in part {
                let (near, far) = rows.neighbours(of: y)
                let (nearRow, farRow, target) = (coarse.row(near), coarse.row(far), fine.row(y))
                for x in 0..<fine.shape.width {
                    let (left, right) = columns.neighbours(of: x)
                    for channel in 0..<3 {
                        let here = 0.75 * nearRow[left * 3 + channel] + 0.25 * farRow[left * 3 + channel]
                        let there = 0.75 * nearRow[right * 3 + channel] + 0.25 * farRow[right * 3 + channel]
                        target[x * 3 + channel] += 0.75 * here + 0.25 * there
                    }
                }
            }
        }
    }

    /// The transpose of scaling up, over 4, so that one value everywhere stays what it is.
    private func blur(_ fine: Tensor, into coarse: Tensor) {
        let (rows, columns) = (OctaveAxis(coarse.shape.height), OctaveAxis(coarse.shape.width))
        arithmetic.workers.share(coarse.shape.height) { _, part in
            for y in part {
                let (sources, shares) = rows.sources(of: y, fine: fine.shape.height)
                let target = coarse.row(y)
                for x in 0..<coarse.shape.width {
                    let (places, parts) = columns.sources(of: x, fine: fine.shape.width)
                    var sum = SIMD3<Float>.zero
                    for index in 0..<4 {
                        let row = fine.row(sources[index])
                        for place in 0..<4 {
                            let pixel = row + places[place] * 3
                            sum += shares[index] * parts[place] * SIMD3(pixel[0], pixel[1], pixel[2])
                        }
                    }
                    for channel in 0..<3 { target[x * 3 + channel] = sum[channel] }
                }
            }
        }
    }
}

extension Tensor {
    fileprivate func row(_ y: Int) -> UnsafeMutablePointer<Float> {
        pointer + y * shape.width * shape.channels
    }
}
