import Weights

/// Why a network file cannot be used.
public struct NetworkError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kind of failure, stable for programs.
    public enum Code: String, Sendable {
        /// The file is missing or may not be read.
        case unreadable
        /// The file ends too early.
        case truncated
        /// The file is no safetensors file, or one that contradicts itself.
        case notSafetensors
        /// A tensor is stored in a type that cannot be read.
        case wrongType
        /// A tensor does not have a convolution's shape, or the shapes do not follow from one another.
        case wrongShape
        /// A weight is infinite or not a number.
        case notFinite
        /// The metadata names no input convention or layout that is known.
        case unknownConvention
        /// A convolution is missing that another one needs before it, or there is none at all.
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

    /// What was wrong with the file as such.
    init(_ error: WeightError) {
        path = error.path
        description = error.description
        code =
            switch error.code {
            case .unreadable, .unwritable: .unreadable
            case .truncated: .truncated
            case .unknownFormat, .damaged, .forbidden: .notSafetensors
            case .wrongType: .wrongType
            case .notFinite: .notFinite
            }
    }
}
