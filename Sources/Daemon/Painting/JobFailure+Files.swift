import Contract
import Jobs
import SystemPackage

extension JobFailure {
    /// What it means for a job that something could not be done to a file.
    ///
    /// - Parameters:
    ///   - error: What could not be done.
    ///   - code: What it is called where it is there to stay.
    ///   - lasting: What it means then.
    init(_ error: FileError, _ code: ServiceErrorCode, lasting: Consequence = .fails) {
        let trouble = DiskTrouble(error: error.reason.rawValue)
        let consequence: Consequence =
            switch trouble {
            case .full: .blocks
            case .passing: .waits
            case .lasting: lasting
            }
        self.init(
            code: (trouble == .full ? .noSpace : code).rawValue,
            message: error.description,
            consequence: consequence
        )
    }
}
