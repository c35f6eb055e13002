import CKernels

/// What losses are made of: differences, and what becomes of them.
extension Kernels {
    /// Adds up a − b.
    func differences(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int) -> Differences {
        Differences(table.differences(a, b, count))
    }

    /// Replaces values by scale · values − target, and adds these differences up.
    package func subtract(_ target: Tensor, from values: Tensor, scale: Double) -> Differences {
        Differences(table.subtract_target(values.pointer, target.pointer, values.count, Float(scale)))
    }

    /// Adds to a gradient what a slope makes of a − b.
    func add(
        _ slope: Slope,
        of a: UnsafePointer<Float>,
        _ b: UnsafePointer<Float>,
        count: Int,
        to gradient: UnsafeMutablePointer<Float>
    ) {
        table.add_slope(gradient, a, b, count, slope.c)
    }

    /// Replaces differences by what a slope makes of them.
    func apply(_ slope: Slope, to differences: Tensor) {
        table.make_slope(differences.pointer, differences.count, slope.c)
    }

    /// Clears a gradient where the activation is not positive.
    func clearRectified(_ gradient: UnsafeMutablePointer<Float>, by activation: UnsafePointer<Float>, count: Int) {
        table.rectifier_gradient(gradient, activation, count)
    }

    /// Returns the total variation of some rows of a picture, and adds to their gradient weight times that of the whole.
    package func totalVariation(
        _ picture: Tensor,
        rows: Range<Int>,
        _ variation: TotalVariation,
        weight: Double,
        gradient: Tensor
    ) -> Double {
        let (height, width) = (picture.shape.height, picture.shape.width)
        switch variation {
        case .power(let exponent):
            return table.power_variation(
                picture.pointer,
                height,
                width,
                rows.lowerBound,
                rows.upperBound,
                Float(exponent),
                Float(weight),
                gradient.pointer
            )
        case .neighbours(let counts):
            let form = ck_variation(
                absolute: counts.isAbsolute,
                horizontal: Float(counts.horizontal),
                vertical: Float(counts.vertical),
                diagonal: Float(counts.diagonal),
                rim: Float(counts.rim)
            )
            return table.neighbour_variation(
                picture.pointer,
                height,
                width,
                rows.lowerBound,
                rows.upperBound,
                form,
                Float(weight),
                gradient.pointer
            )
        }
    }
}

extension Differences {
    fileprivate init(_ sums: ck_differences) {
        self.init(squares: sums.squares, sizes: sums.sizes)
    }
}

extension Slope {
    fileprivate var c: ck_slope { ck_slope(linear: Float(linear), sign: Float(sign)) }
}
