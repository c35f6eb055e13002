import ArgumentParser
import Contract

/// Recipes looked at.
struct Recipe: PassedOnVerb {
    static let configuration = CommandConfiguration(
        abstract: "List presets, and show, check and compare recipes.",
        discussion: """
            This is “impasto-render recipe”, with its arguments and its exit status: “impastoctl recipe --help” tells \
            them. It takes no daemon.
            """
    )

    static let program = SiblingProgram.render
    static let caller = "impastoctl"

    @Argument(
        parsing: .captureForPassthrough,
        help: "What to do with recipes.",
        completion: PassedOnCompletion.offering(behind: "recipe", of: .render, ["recipe"])
    )
    var arguments: [String] = []

    var words: [String] { ["recipe"] + arguments }
}
