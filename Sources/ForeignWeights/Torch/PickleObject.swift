/// What a pickle is made of.
///
/// Objects name each other by their places in `Pickle`, so that a deeply nested or endless one is a list of numbers
/// like any other, and nobody recurses into it.
enum PickleObject {
    case none
    case boolean(Bool)
    case integer(Int)
    /// A number that no tensor's description has: a learning rate, say.
    case otherNumber
    case text(String)
    case tuple([Int])
    case list([Int])
    /// Keys and values in turn.
    case dictionary([Int])
    /// A dictionary that was made of the list at this place, which has a pair for each key.
    case pairs(Int)
    case global(PickleGlobal)
    indirect case storage(TorchStorage)
    indirect case tensor(TorchTensor)
}
