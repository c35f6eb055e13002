import CCodecs

/// That a C codec operation did not succeed, and what the library said.
struct CodecRefusal {
    let result: ccodecs_result
    let reason: String

    /// Runs an operation with a buffer for its message; `nil` if it succeeds.
    init?(of operation: (UnsafeMutablePointer<CChar>) -> ccodecs_result) {
        var message = [CChar](repeating: 0, count: Int(CCODECS_MESSAGE_SIZE))
        result = operation(&message)
        if result == CCODECS_OK { return nil }
        reason = String(message: message)
    }

    /// What it means for somebody who wanted to read a file.
    func decodingError(named name: String) -> PictureError {
        switch result {
        case CCODECS_TRUNCATED:
            PictureError(.truncated, "\(name) ends before its picture is complete (\(reason)). Copy it here again.")
        case CCODECS_UNSUPPORTED:
            PictureError(.unsupportedFormat, "\(name) is of a kind that cannot be read (\(reason)). Convert it first.")
        case CCODECS_TOO_LARGE:
            PictureError(.tooLarge, "\(name) is too large for its format (\(reason)). Scale it down first.")
        case CCODECS_NO_MEMORY:
            PictureError(.tooLarge, "There is not enough memory to read \(name) (\(reason)).")
        default:
            PictureError(.corrupt, "\(name) is damaged (\(reason)). Copy it here again from a good original.")
        }
    }
}

extension String {
    /// What a C codec operation wrote into its buffer.
    init(message: [CChar]) {
        self.init(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
