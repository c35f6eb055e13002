import Foundation

/// A sound file in protobuf's format, from which damaged ones are made.
enum ProtobufFixture: String, CaseIterable {
    case caffe = "new"
    case caffeOf2014 = "old"
    case caffeUnpacked = "unpacked"
    case caffeExtended = "extended"
    case onnx = "raw"
    case onnxHalves = "half-listed"
    case onnxDoubles = "double-listed"
    case onnxCounted = "counted"

    /// Its contents.
    func bytes() throws -> [UInt8] {
        let name = isCaffe ? "\(rawValue).caffemodel" : "\(rawValue).onnx"
        let folder = try WrittenFiles.folder(of: isCaffe ? "write_caffe.py" : "write_onnx.py")
        return [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    private var isCaffe: Bool {
        switch self {
        case .caffe, .caffeOf2014, .caffeUnpacked, .caffeExtended: true
        case .onnx, .onnxHalves, .onnxDoubles, .onnxCounted: false
        }
    }
}
