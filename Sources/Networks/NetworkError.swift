/// Why a network cannot be imported, found or removed.
public struct NetworkError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kind of failure, stable for programs.
    public enum Code: String, Sendable {
        /// The file cannot be read.
        case unreadable
        /// The tensors are not those of a VGG16 or VGG19.
        case notVGG
        /// The network normalises batches, which is not computed here.
        case batchNormalised
        /// A tensor has not the shape that it must have.
        case wrongShape
        /// The file is damaged, or asks for more than a network needs.
        case damaged
        /// What was written is not what was to be written.
        case miswritten
        /// The name is none that a network may have.
        case badName
        /// There is a network of that name already.
        case nameTaken
        /// There is no network of that name.
        case noSuchNetwork
        /// The network belongs to the installation.
        case shipped
        /// A network or the folder of networks cannot be written.
        case unwritable
    }

    /// The kind of failure.
    public let code: Code
    /// What is wrong with what, and what to do.
    public let description: String

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// What is wrong with a file.
    init(_ code: Code, _ path: String, _ what: String) {
        self.init(code, "the network file \(path) \(what)")
    }
}
