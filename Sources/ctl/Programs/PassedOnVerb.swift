import ArgumentParser
import Contract

/// A verb that another program of ours carries out: whatever stands behind it is passed on untouched.
protocol PassedOnVerb: ParsableCommand {
    /// The program.
    static var program: SiblingProgram { get }
    /// What the program is to take for its own name.
    static var caller: String { get }
    /// What is said to the program.
    var words: [String] { get }
}

extension PassedOnVerb {
    /// Becomes the program, whose exit status is then this one's.
    mutating func run() throws {
        throw ControlFailure(.failed, Self.program.replaceThisProgram(calledAs: Self.caller, words))
    }
}
