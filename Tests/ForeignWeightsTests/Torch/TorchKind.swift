import Foundation

/// The two kinds of PyTorch's files; the raw values are how the scripts name them.
enum TorchKind: String, CaseIterable {
    case archive = "zip"
    case stream

    /// A file that `write_torch.py` has written.
    func file(_ name: String) throws -> String {
        try WrittenFiles.folder(of: "write_torch.py").appending(path: "\(name).\(rawValue).pth").path
    }
}
