import Contract
import Glibc
import SystemPackage

extension FilePath {
    /// The path of those bytes.
    init(bytes: [UInt8]) {
        self = (bytes + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) {
                $0.baseAddress.map { FilePath(platformString: $0) } ?? FilePath()
            }
        }
    }

    /// The path for people.
    var shown: String {
        withPlatformString {
            EscapedName.text(of: UnsafeBufferPointer(start: $0, count: strlen($0)).map(UInt8.init(bitPattern:)))
        }
    }

    /// The path with its symbolic links followed; itself where it is not there.
    var resolved: FilePath {
        guard let real = withPlatformString({ realpath($0, nil) }) else { return self }
        defer { free(real) }
        return FilePath(platformString: real)
    }

    /// The path, or the first directory above it that is there.
    var existing: FilePath {
        var path = self
        while path.withPlatformString({ access($0, F_OK) }) != 0, path.removeLastComponent() {}
        return path
    }
}
