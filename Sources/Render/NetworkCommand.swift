import ArgumentParser
import Contract

/// `impasto-render network`: another program, which manages networks.
struct NetworkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impasto-render network",
        abstract: "List, import, fetch and remove networks."
    )

    @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("What to do.", valueName: "words"))
    var words: [String] = []

    func run() throws {
        let reason = SiblingProgram.network.replaceThisProgram(calledAs: "impasto-render network", words)
        Reporter(.none).failed(RenderFailure(.internalError, reason))
        throw ExitCode(WorkerExit.internalError.rawValue)
    }
}
