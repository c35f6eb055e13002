/// By which means a transfer is computed; left to the machine and the sizes unless a test asks for something else.
package struct Means: Sendable {
    /// The instruction set.
    package var kernels = Kernels.best
    /// The tile of all convolutions.
    package var tile: Tiling.Tile?

    /// The fastest means.
    package init() {}
}
