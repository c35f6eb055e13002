import Foundation
import Synchronization
import SystemPackage
import TestSupport

/// The same narrow VGGs in files of every kind, written by the original libraries: `write_vgg.py` tells which.
enum WrittenNetworks {
    /// Why there are none.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// What is written of each network, and the family that it is recognised to be of.
    static let kinds = [
        "torchvision.stream.pth": "torchvision", "torchvision.zip.pth": "torchvision",
        "timm.safetensors": "torchvision",
        "zoo.onnx": "torchvision", "exported.onnx": "torchvision", "jcjohnson.pth": "oxford", "gatys.pth": "oxford",
        "keras.h5": "oxford", "keras2.h5": "oxford", "keras3.h5": "oxford", "theano.h5": "oxford",
        "old.caffemodel": "oxford", "new.caffemodel": "oxford", "old.mat": "oxford", "new.mat": "oxford",
    ]

    /// Written once per process, because those libraries take seconds to start.
    private static let writing = Task { try await write() }
    private static let folder = Mutex<String?>(nil)

    /// The file of that name.
    static func file(_ name: String) async throws -> FilePath {
        try await writing.value.appending(name)
    }

    private static func write() async throws -> FilePath {
        var template = Array("/tmp/impasto-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Errno(rawValue: errno) }
        let path = FilePath(platformString: template)
        folder.withLock { $0 = path.string }
        atexit { WrittenNetworks.remove() }
        let script = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
            .removingLastComponent().appending("NetworksTests/Fixtures/write_vgg.py")
        // Without -B Python would leave compiled copies of its modules among the sources.
        let python = try await CommandOutput.of("/usr/bin/python3", ["-B", script.string, path.string])
        guard python.status == 0 else { throw Failure(description: "write_vgg.py: \(python.errors)") }
        return path
    }

    private static func remove() {
        if let path = folder.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
    }
}
