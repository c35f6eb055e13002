import Contract
import Watcher

extension FolderReport {
    /// All properties of the folder's object.
    var properties: PropertyValues {
        var values = PropertyValues()
        values[FolderInterface.id] = name
        values[FolderInterface.inbox] = inbox
        values[FolderInterface.outbox] = outbox
        values[FolderInterface.state] = condition.state
        values[FolderInterface.stateReason] = condition.reason
        values[FolderInterface.watchMethod] = method?.rawValue ?? ""
        values[FolderInterface.pending] = UInt32(clamping: pending)
        values[FolderInterface.configDigest] = recipe?.digest ?? ""
        values[FolderInterface.configError] = recipeTrouble ?? ""
        values[FolderInterface.styleName] = recipe?.style ?? ""
        values[FolderInterface.lastScan] = lastScan
        return values
    }
}
