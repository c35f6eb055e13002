/// Where a job's files go when it ends, decided and recorded before the first of them is moved.
///
/// After a crash the record says exactly which renames were meant; those that are missing are made up for.
public struct Publication: Sendable, Hashable {
    /// The final path of the painting; nil where there is none.
    public let painting: [UInt8]?

    /// The final path of the folder of snapshots; nil where there are none.
    public let snapshots: [UInt8]?

    /// The final path of the file that tells how the painting came about; nil where there is none.
    public let sidecar: [UInt8]?

    /// Where the source goes, as a path from the inbox; nil where it stays.
    public let source: [UInt8]?

    /// Plans where a job's files go.
    public init(
        painting: [UInt8]? = nil,
        snapshots: [UInt8]? = nil,
        sidecar: [UInt8]? = nil,
        source: [UInt8]? = nil
    ) {
        self.painting = painting
        self.snapshots = snapshots
        self.sidecar = sidecar
        self.source = source
    }
}
