/// The steps of a network for one size of picture, and the shapes that they make.
package struct PassGeometry {
    package let picture: Shape
    let steps: [Step]
    /// The output of each step.
    package let shapes: [Shape]

    /// The way through a network to a layer.
    ///
    /// - Throws: `TransferError` when the network has no such layer or the picture is too small for it.
    package init(_ network: Network, through last: LayerName, width: Int, height: Int) throws(TransferError) {
        try network.require(last)
        picture = Shape(height: height, width: width, channels: 3)
        steps = network.steps(through: last)
        var shapes: [Shape] = []
        for step in steps {
            shapes.append(step.output(of: shapes.last ?? picture, network: network))
        }
        self.shapes = shapes
        guard (shapes.last?.positions ?? 0) > 0 else {
            throw TransferError.pictureTooSmall(width: width, height: height, layer: last, least: last.leastSide)
        }
    }

    /// The shape at a convolution.
    package func shape(at layer: LayerName) -> Shape? {
        steps.firstIndex(of: .convolution(layer)).map { shapes[$0] }
    }
}
