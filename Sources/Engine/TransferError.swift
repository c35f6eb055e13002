/// Why a picture could not be painted.
public struct TransferError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kind of failure, stable for programs.
    public enum Code: String, Sendable {
        /// The caller's progress handler asked to stop.
        case stopped
        /// The network has no such layer.
        case missingLayer
        /// A picture is too small for the deepest layer that the settings name.
        case pictureTooSmall
        /// The settings contradict themselves.
        case invalidSettings
        /// The loss became infinite or not a number.
        case diverged
        /// The system gave no memory.
        case outOfMemory
    }

    /// The kind of failure.
    public let code: Code
    /// What happened and what to do, for people.
    public let message: String

    /// The message.
    public var description: String { message }

    static let stopped = TransferError(code: .stopped, message: "stopped between two evaluations, as asked")

    static func outOfMemory(bytes: Int) -> TransferError {
        TransferError(
            code: .outOfMemory,
            message: "the system gave no memory for this size (\(bytes >> 20) MiB are needed); choose a smaller size"
        )
    }

    static func missingLayer(_ layer: LayerName, network: String, last: LayerName) -> TransferError {
        TransferError(
            code: .missingLayer,
            message: "the network \(network) ends at \(last) but the recipe needs \(layer); use a deeper network"
        )
    }

    static func pictureTooSmall(width: Int, height: Int, layer: LayerName, least: Int) -> TransferError {
        TransferError(
            code: .pictureTooSmall,
            message:
                "a picture of \(width)×\(height) pixels vanishes before \(layer); it needs \(least) at least each way"
        )
    }
}
