import Glibc
import SystemPackage

extension FilePath.Component {
    /// The name as it lies on disk: any bytes but `/` and NUL.
    var bytes: [UInt8] {
        withPlatformString { name in
            UnsafeRawBufferPointer(start: name, count: strlen(name)).map { $0 }
        }
    }
}

extension FilePath {
    /// The path for people's eyes: bytes that are no UTF-8 and control characters as `\xNN`, a backslash doubled.
    var shown: String {
        var shown = ""
        var rest = withPlatformString { path in
            UnsafeRawBufferPointer(start: path, count: strlen(path)).map { $0 }
        }[...]
        while let first = rest.first {
            let character = String(validating: rest.prefix(first.lengthOfCharacter), as: UTF8.self)
            switch character {
            case let character? where first >= 0x20 && first != 0x7F:
                shown += first == UInt8(ascii: "\\") ? "\\\\" : character
                rest = rest.dropFirst(first.lengthOfCharacter)
            default:
                shown += "\\x" + (first < 16 ? "0" : "") + String(first, radix: 16)
                rest = rest.dropFirst()
            }
        }
        return shown
    }
}

extension UInt8 {
    /// How many bytes a UTF-8 character takes that begins with this one.
    fileprivate var lengthOfCharacter: Int {
        Swift.max(1, (~self).leadingZeroBitCount)
    }
}
