/// A style of a run: its picture, how much it counts, and where.
package struct StyleSource {
    /// Writes the picture, R, G, B less the network's mean.
    let write: (Tensor) -> Void
    /// How much it counts against the other styles of its region.
    let share: Double
    /// The part of the painting that it is for; nil is all of it.
    let region: Guide?
    /// The part of its own picture that is taken; nil is all of it.
    let mask: Guide?

    /// A style.
    ///
    /// - Parameters:
    ///   - share: How much it counts against the other styles of its region.
    ///   - region: The part of the painting that it is for; nil is all of it.
    ///   - mask: The part of its own picture that is taken; nil is all of it.
    ///   - write: Writes the picture, R, G, B less the network's mean.
    package init(share: Double, region: Guide? = nil, mask: Guide? = nil, write: @escaping (Tensor) -> Void) {
        self.share = share
        self.region = region
        self.mask = mask
        self.write = write
    }
}

extension [StyleSource] {
    /// The parts of the painting that have styles of their own, each once, and at last nil where some are for all of it.
    var regions: [Guide?] {
        var parts: [Guide?] = []
        for style in self where style.region != nil && !parts.contains(style.region) { parts.append(style.region) }
        return contains { $0.region == nil } ? parts + [nil] : parts
    }
}
