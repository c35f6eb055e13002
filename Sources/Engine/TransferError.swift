/// Why a picture could not be painted.
public struct TransferError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kind of failure, stable for programs.
    public enum Code: String, Sendable {
        /// The caller's progress handler asked to stop.
        case stopped
        /// The network has no such layer.
        case missingLayer
        /// A layer of the network gives no activation, or none that is a number.
        case silentLayer
        /// A picture is too small for the deepest layer that the settings name.
        case pictureTooSmall
        /// The settings contradict themselves.
        case invalidSettings
        /// The loss became infinite or not a number.
        case diverged
        /// The system gave no memory.
        case outOfMemory
        /// A checkpoint is not one of this run.
        case foreignCheckpoint
    }

    /// The kind of failure.
    public let code: Code
    /// What happened and what to do, for people.
    public let message: String

    /// The message.
    public var description: String { message }

    static let stopped = TransferError(code: .stopped, message: "stopped between two evaluations, as asked")

    static let foreignCheckpoint = TransferError(
        code: .foreignCheckpoint,
        message: "the checkpoint is of another run; begin anew"
    )

    static func outOfMemory(bytes: Int) -> TransferError {
        TransferError(
            code: .outOfMemory,
            message: "the system gave no memory for this size (\(bytes >> 20) MiB are needed); choose a smaller size"
        )
    }

    static func missingLayer(_ layer: LayerName, of network: Network) -> TransferError {
        let layers = network.layers.map(\.description).joined(separator: ", ")
        let fault =
            network.layers.contains(layer)
            ? "was read as far as \(network.last) but \(layer) is needed"
            : "has no \(layer); name one of its layers, \(layers), or use another network"
        return TransferError(code: .missingLayer, message: "the network \(network.path) \(fault)")
    }

    static func silentLayer(_ layer: LayerName, of network: Network) -> TransferError {
        TransferError(
            code: .silentLayer,
            message: "\(layer) of the network \(network.path) is silent: weights cannot be carried over to it"
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
