import Contract

/// How a folder is, and why.
struct FolderCondition: Sendable, Equatable {
    /// How it is.
    let state: FolderState

    /// Why, in a word.
    let trouble: FolderTrouble

    /// Why, for people.
    let reason: String

    init(_ state: FolderState, _ trouble: FolderTrouble = .none, _ reason: String = "") {
        self.state = state
        self.trouble = trouble
        self.reason = reason
    }
}
