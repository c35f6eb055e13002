import Contract

/// A setting's value as people write it and as JSON has it.
struct SettingValue: Encodable {
    private let variant: BusVariant

    init(_ variant: BusVariant) {
        self.variant = variant
    }

    /// The value that people mean by a text: a whole number, another number, true or false, or the text itself.
    init(text: String) {
        variant =
            if let integer = Int64(text) { .int64(integer) } else if let number = Double(text), number.isFinite {
                .double(number)
            } else if let isSo = Bool(text) { .boolean(isSo) } else { .string(text) }
    }

    /// The value as the bus has it.
    var onTheBus: BusVariant { variant }

    /// The value for people.
    var text: String {
        switch variant {
        case .boolean(let isSo): "\(isSo)"
        case .int64(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): text
        default: "\(variant.value)"
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch variant {
        case .boolean(let isSo): try container.encode(isSo)
        case .int64(let number): try container.encode(number)
        case .double(let number): try container.encode(number)
        default: try container.encode(text)
        }
    }
}

extension Printer {
    /// Prints one value as JSON.
    func value(_ value: SettingValue) throws {
        try facts(of: value, [])
    }

    /// Prints settings in the order of their keys; as JSON, an object.
    func settings(_ settings: [String: BusVariant]) throws {
        guard json == .off else { return try facts(of: settings.mapValues(SettingValue.init), []) }
        let rows = settings.sorted { $0.key < $1.key }.map {
            SettingRow(setting: $0.key, value: SettingValue($0.value))
        }
        try list(rows, [Column("SETTING") { $0.setting }, Column("VALUE") { $0.value.text }])
    }
}

private struct SettingRow: Encodable {
    let setting: String
    let value: SettingValue
}
