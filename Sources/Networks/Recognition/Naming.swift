/// A manner of naming a VGG's convolutions, and what it tells of the file.
enum Naming: String, CaseIterable {
    case caffe
    case keras
    case torchvision
    case onnx

    /// The family whose files are named so, unless something else tells better.
    var family: Family {
        switch self {
        case .caffe, .keras: .oxford
        case .torchvision, .onnx: .torchvision
        }
    }

    /// An example, and who names them so.
    var words: String {
        switch self {
        case .caffe: "conv1_1, as Caffe's are"
        case .keras: "block1_conv1, as Keras' are"
        case .torchvision: "features.0, as torchvision's are"
        case .onnx: "conv0, as those of the ONNX zoo are"
        }
    }
}

extension TensorName {
    var naming: Naming {
        switch self {
        case .caffe: .caffe
        case .keras: .keras
        case .module: .torchvision
        case .ordinal: .onnx
        }
    }
}
