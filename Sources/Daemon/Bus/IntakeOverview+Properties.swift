import Contract

extension IntakeOverview {
    /// The Manager's properties that tell of the watch.
    var properties: PropertyValues {
        var values = PropertyValues()
        values[ManagerInterface.overflows] = overflows
        values[ManagerInterface.rescans] = rescans
        values[ManagerInterface.lastRescan] = lastScan
        values[ManagerInterface.watchMode] = mode
        values[ManagerInterface.inotifyWatches] = UInt32(clamping: watches)
        return values
    }
}
