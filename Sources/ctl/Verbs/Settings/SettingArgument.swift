import ArgumentParser
import Contract

/// `KEY=VALUE`, as an argument.
struct SettingArgument: ExpressibleByArgument {
    let key: String
    let value: SettingValue

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else { return nil }
        key = String(argument[..<equals])
        value = SettingValue(text: String(argument[argument.index(after: equals)...]))
    }
}

extension [SettingArgument] {
    /// The settings as the bus has them; of two with the same key the later one counts.
    var onTheBus: [String: BusVariant] {
        Dictionary(map { ($0.key, $0.value.onTheBus) }) { $1 }
    }

    /// What changed, for people.
    var text: String {
        map { "\($0.key) is \($0.value.text) now" }.joined(separator: ", ") + "."
    }
}
