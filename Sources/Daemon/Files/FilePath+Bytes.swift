import Contract
import Glibc
import SystemPackage

extension FilePath {
    /// The path as it is on disk.
    var bytes: [UInt8] {
        withPlatformString { path in
            UnsafeRawBufferPointer(start: path, count: strlen(path)).map { $0 }
        }
    }

    /// The path for people and logs.
    var shown: String {
        EscapedName.text(of: bytes)
    }

    /// Takes a path as it is on disk; a NUL ends it.
    init(bytes: [UInt8]) {
        let path = bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
        self = path.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { FilePath(platformString: $0) } ?? FilePath()
        }
    }

    /// The path of an entry, by its name or relative path as it is on disk.
    func appending(bytes: [UInt8]) -> FilePath {
        appending(FilePath(bytes: bytes).components)
    }
}

extension FilePath.Component {
    /// The name as it is on disk.
    var bytes: [UInt8] {
        withPlatformString { name in
            UnsafeRawBufferPointer(start: name, count: strlen(name)).map { $0 }
        }
    }
}
