import Watcher

/// A settled picture that waits for a recipe.
struct WaitingPicture {
    /// The picture.
    let file: SettledFile

    /// Since when, in microseconds since 1970.
    let since: UInt64
}
