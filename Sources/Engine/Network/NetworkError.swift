/// Why a network file cannot be used.
public struct NetworkError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kind of failure, stable for programs.
    public enum Code: String, Sendable {
        /// The file is missing or may not be read.
        case unreadable
        /// The file ends too early.
        case truncated
        /// The header is not that of a safetensors file.
        case notSafetensors
        /// A tensor is stored in a type that cannot be read.
        case wrongType
        /// A tensor does not have a convolution's shape, or the shapes do not follow from one another.
        case wrongShape
        /// A weight is infinite or not a number.
        case notFinite
        /// The metadata names no input convention or layout that is known.
        case unknownConvention
        /// There is no `conv1_1` to begin with.
        case missingLayer
    }

    /// The kind of failure.
    public let code: Code
    /// The file.
    public let path: String
    /// What is wrong and what to do, with the file's name.
    public let description: String

    init(_ code: Code, _ path: String, _ what: String) {
        self.code = code
        self.path = path
        description = "the network file \(path) \(what)"
    }

    static func headerLength(_ length: UInt64, bytes: Int, _ path: String) -> NetworkError {
        if length.byteSwapped <= UInt64(bytes) {
            return NetworkError(.notSafetensors, path, "was written in big-endian order; safetensors is little-endian")
        }
        // A JSON header behind a length that is too long was cut off; anything else never was safetensors.
        return length < 1 << 32
            ? NetworkError(.truncated, path, "ends within its header; copy or download it again")
            : NetworkError(.notSafetensors, path, "does not begin like a safetensors file")
    }
}
