import ArgumentParser
import Contract

extension ParsableCommand {
    /// Does what a command is for; if that fails, people are told, and the program ends with the status that says so.
    func tellingFailures(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let code as ExitCode {
            throw code
        } catch {
            let failure = RenderFailure(error)
            Reporter(.none).failed(failure)
            throw ExitCode(failure.exit.rawValue)
        }
    }
}
