/// How many parts of a painting have styles of their own: what memory has to be planned for.
public struct StyleRegions: Sendable, Equatable {
    /// Whether there are styles for all of the painting.
    public var hasWhole = true
    /// How many parts of it have styles of their own.
    public var parts = 0
    /// Whether styles are taken from parts of their pictures.
    public var hasMasks = false

    /// Nothing but styles for all of the painting, taken from all of their pictures.
    public init() {}

    /// The regions of some styles.
    init(_ styles: [StyleTransfer.Style]) {
        self.init(styles.map { StyleSource(share: 0, region: $0.region, mask: $0.mask) { _ in } })
    }

    /// The regions of some styles.
    package init(_ styles: [StyleSource]) {
        let regions = styles.regions
        hasWhole = regions.last == .some(nil)
        parts = regions.count - (hasWhole ? 1 : 0)
        hasMasks = styles.contains { $0.mask != nil }
    }

    /// Style losses of each layer.
    var count: Int { parts + (hasWhole ? 1 : 0) }
}
