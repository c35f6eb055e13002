public import Weights

/// Opens a weight file of any known kind.
public enum WeightFiles {
    /// Opens a file; its kind is told from its contents, never from its name.
    ///
    /// - Parameter path: The file.
    /// - Returns: The file, its tensors listed.
    /// - Throws: `WeightError` when it is missing, damaged or of no known kind.
    public static func open(path: String) throws(WeightError) -> any WeightFile {
        let head = try FileBytes(path: path)
        for reader in readers where reader.recognises(head) { return try reader.init(head) }
        throw WeightError(
            .unknownFormat,
            path,
            "is no kind of file that is known: PyTorch (.pth), Keras (.h5), Caffe (.caffemodel), MatConvNet (.mat), ONNX and safetensors are"
        )
    }

    /// Those with a signature first; Caffe's and ONNX's messages have none and are looked into.
    private static var readers: [any WeightReader.Type] {
        [
            TorchArchive.self, TorchStream.self, HDF5File.self, MATLABFile.self, SafetensorsFile.self, ONNXModel.self,
            CaffeModel.self,
        ]
    }
}

extension SafetensorsFile: WeightReader {}
