import ArgumentParser
import Contract

/// The networks.
struct Network: PassedOnVerb {
    static let configuration = CommandConfiguration(
        abstract: "List, import, fetch and remove networks.",
        discussion: "“impastoctl network --help” tells more. It takes no daemon."
    )

    static let program = SiblingProgram.network
    static let caller = "impastoctl network"

    @Argument(
        parsing: .captureForPassthrough,
        help: "What to do with networks.",
        completion: PassedOnCompletion.offering(behind: "network", of: .network, [])
    )
    var words: [String] = []
}
