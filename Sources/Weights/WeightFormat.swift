/// The kinds of files in which networks are published.
public enum WeightFormat: String, Sendable, CaseIterable {
    /// PyTorch before 1.6: pickles and raw numbers one behind another.
    case torchLegacy = "torch-legacy"
    /// PyTorch since 1.6: a zip archive with a pickle and a member per storage.
    case torchZip = "torch-zip"
    /// HDF5, as Keras writes it.
    case hdf5
    /// Caffe's binary `NetParameter`.
    case caffe
    /// MATLAB 5, as MatConvNet writes it.
    case matlab
    /// ONNX.
    case onnx
    /// safetensors.
    case safetensors
}
