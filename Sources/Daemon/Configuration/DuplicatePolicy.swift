/// What becomes of a picture that has been painted by the same recipe before, both by content (`on-duplicate`).
enum DuplicatePolicy: String, CaseIterable {
    /// It is painted again.
    case redo

    /// It is not painted: the earlier painting stands for it.
    case skip

    /// It is not painted: the earlier painting gets one more name.
    case link
}
