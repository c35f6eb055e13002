public import SystemPackage

/// A file of a watched folder that has not settled yet.
public struct UnsettledFile: Sendable, Equatable {
    /// Its name in that folder, byte for byte.
    public let name: FilePath.Component

    /// Why it has not settled.
    public let reason: ReceivingReason

    /// When it was first seen, as time since 1970 by the wall clock.
    public let since: Duration
}
