/// Why a painting does not go on from a checkpoint.
struct CheckpointFault: Error {
    let message: String

    init(_ message: String) {
        self.message = message
    }
}
