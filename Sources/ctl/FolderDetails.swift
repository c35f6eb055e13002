import Contract

/// Everything that `folders show` tells of a folder, under the names that its JSON has.
struct FolderDetails: Encodable {
    let name: String?
    let state: FolderState?
    let reason: String?
    let pending: UInt32?
    let watchMethod: String?
    let style: String?
    let recipeError: String?
    let settings: [String: SettingValue]

    private enum CodingKeys: String, CodingKey {
        case name, state, reason, pending, style, settings
        case watchMethod = "watch_method"
        case recipeError = "recipe_error"
    }

    /// What a folder's object and its settings tell.
    init(_ values: PropertyValues, _ settings: [String: BusVariant]) {
        name = values[FolderInterface.id]
        state = values[FolderInterface.state]
        reason = Self.text(values[FolderInterface.stateReason])
        pending = values[FolderInterface.pending]
        watchMethod = Self.text(values[FolderInterface.watchMethod])
        style = Self.text(values[FolderInterface.styleName])
        recipeError = Self.text(values[FolderInterface.configError])
        self.settings = settings.mapValues(SettingValue.init)
    }

    private static func text(_ value: String?) -> String? {
        value.flatMap { $0.isEmpty ? nil : $0 }
    }
}
