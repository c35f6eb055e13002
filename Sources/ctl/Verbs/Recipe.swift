import ArgumentParser
import Contract

/// A recipe looked at.
struct Recipe: PassedOnVerb {
    static let configuration = CommandConfiguration(
        abstract: "Show a recipe, and what becomes of its weights on a network.",
        discussion: """
            This is “impasto-render recipe”, with its arguments and its exit status: “impastoctl recipe show --help” tells \
            them. It takes no daemon.
            """
    )

    static let program = SiblingProgram.render
    static let caller = "impastoctl"

    @Argument(parsing: .captureForPassthrough, help: "What to do with recipes.")
    var arguments: [String] = []

    var words: [String] { ["recipe"] + arguments }
}
