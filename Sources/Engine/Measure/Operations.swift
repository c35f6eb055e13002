extension FeaturePass.Stage {
    /// Floating-point operations of the convolution by its definition, on either way: nine products and sums for each
    /// position, input and output.
    var directOperations: Double {
        18 * Double(shape.positions) * Double(kernels.inputs) * Double(kernels.outputs)
    }

    /// Floating-point operations that are done instead; the first layer is convolved as it is defined.
    func operations(isBackward: Bool) -> Double {
        (isBackward ? backward : forward)?.operations ?? directOperations
    }
}

extension Convolution {
    /// Floating-point operations of the products in Winograd's domain.
    fileprivate var operations: Double {
        let channels = layer.storedInputs * layer.storedOutputs
        return 2 * Double(tiling.frequencies) * Double(tiling.tiles) * Double(channels)
    }
}
