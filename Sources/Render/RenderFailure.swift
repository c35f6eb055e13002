import Contract
import Engine
import Pictures
import Recipe

/// An error with the exit status that it ends the program with.
struct RenderFailure: Error {
    let exit: WorkerExit
    let message: String

    init(_ exit: WorkerExit, _ message: String) {
        self.exit = exit
        self.message = message
    }

    /// Sorts any error of the rooms below.
    init(_ error: any Error) {
        switch error {
        case let failure as RenderFailure: self = failure
        case let error as PictureError:
            self.init(RenderFailure.exit(for: error), error.message)
        case let error as NetworkError: self.init(.networkUnusable, error.description)
        case let error as RecipeError: self.init(.badRecipe, error.message)
        case let error as TransferError:
            self.init(RenderFailure.exit(for: error.code), error.message)
        default: self.init(.internalError, String(describing: error))
        }
    }

    private static func exit(for error: PictureError) -> WorkerExit {
        switch error.code {
        case .missing, .unreadable: exit(unreadable: error.systemError)
        case .cannotEncode: .outputUnwritable
        case .unsupportedFormat, .corrupt, .truncated, .empty, .tooLarge, .notRegular, .inconsistent: .unreadablePicture
        case .emptyRegion: .badRecipe
        }
    }

    private static func exit(for code: TransferError.Code) -> WorkerExit {
        switch code {
        case .stopped: .stopped
        case .missingLayer, .silentLayer: .networkUnusable
        case .pictureTooSmall: .unreadablePicture
        case .invalidSettings, .diverged: .badRecipe
        case .outOfMemory: .outOfMemory
        case .foreignCheckpoint: .internalError
        }
    }
}
