import Weights

extension KernelArrangement {
    /// The arrangement that files of a kind have, as far as the shape of the first kernel allows it.
    init(of recognition: Recognition, in file: any WeightFile) {
        let own = file.notes["layout"].flatMap(Axes.init)
        let usual: [KernelArrangement] =
            switch file.format {
            // MATLAB is column-major, and MatConvNet's pictures are R, G, B.
            case .matlab: [KernelArrangement(axes: .outputInputColumnRow, reversesColours: true)]
            // Keras for Theano convolves in the strict sense, and so turns each kernel.
            case .hdf5:
                [
                    KernelArrangement(axes: .rowColumnInputOutput),
                    KernelArrangement(axes: .outputInputRowColumn, isTurned: true),
                ]
            default: [KernelArrangement(axes: own ?? .outputInputRowColumn)]
            }
        let shape = recognition.layers[0].kernel.shape
        self = usual.first { $0.outputs(of: shape, inputs: 3) != nil } ?? usual[0]
    }
}
