import Contract

/// Everything that `folders show` tells of a folder, under the names that its JSON has.
struct FolderDetails: Encodable {
    let name: String?
    let state: FolderState?
    let reason: String?
    let pending: UInt32?
    let receiving: [Receiving]
    let watchMethod: String?
    let style: String?
    let recipeError: String?
    let settings: [String: SettingValue]

    private enum CodingKeys: String, CodingKey {
        case name, state, reason, pending, receiving, style, settings
        case watchMethod = "watch_method"
        case recipeError = "recipe_error"
    }

    /// A file in the inbox that is no job yet.
    struct Receiving: Encodable {
        let name: String
        let reason: ReceivedFile.Reason
        let since: UInt64

        private enum CodingKeys: String, CodingKey {
            case name, reason
            case since = "since_usec"
        }

        /// The file for people.
        var text: String {
            let age = Duration.microseconds(Int64(clamping: Clock.now()) - Int64(clamping: since))
            return "\(name) \(reason.words), for \(Words.duration(max(age, .zero)))"
        }
    }

    /// What a folder's object and its settings tell.
    init(_ values: PropertyValues, _ receiving: [ReceivedFile], _ settings: [String: BusVariant]) {
        name = values[FolderInterface.id]
        state = values[FolderInterface.state]
        reason = Self.text(values[FolderInterface.stateReason])
        pending = values[FolderInterface.pending]
        self.receiving = receiving.map { file in
            Receiving(name: EscapedName.text(of: file.name), reason: file.reason, since: file.since)
        }
        watchMethod = Self.text(values[FolderInterface.watchMethod])
        style = Self.text(values[FolderInterface.styleName])
        recipeError = Self.text(values[FolderInterface.configError])
        self.settings = settings.mapValues(SettingValue.init)
    }

    /// What is no job yet, for people; nil where there is nothing.
    var receivingText: String? { Self.text(receiving.map(\.text).joined(separator: "; ")) }

    private static func text(_ value: String?) -> String? {
        value.flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension ReceivedFile.Reason {
    /// The reason, for people.
    fileprivate var words: String {
        switch self {
        case .changing: "is being written"
        case .held: "is open in a program that writes it"
        case .empty: "is empty"
        case .unreadable: "may not be read by the daemon"
        case .unclear: "cannot be looked at"
        case .recipe: "waits for a style.toml"
        }
    }
}
