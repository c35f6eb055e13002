/// What a value may be: the words for people and the check for the program, in one place.
public struct TOMLRule<Value>: Sendable {
    /// What is allowed, as it follows "must be": `an integer from 1 to 100`.
    public let allowed: String
    /// The accepted value, or nil where the value breaks the rule.
    public let read: @Sendable (TOMLValue) -> Value?

    /// Makes a rule.
    ///
    /// - Parameters:
    ///   - allowed: What is allowed, as it follows "must be".
    ///   - read: Gives the accepted value, or nil where the value breaks the rule.
    public init(allowed: String, read: @escaping @Sendable (TOMLValue) -> Value?) {
        self.allowed = allowed
        self.read = read
    }
}

extension TOMLRule<String> {
    /// Any string with something in it.
    public static var string: TOMLRule {
        TOMLRule(allowed: "a string that is not empty") { value in
            guard case .string(let text) = value, !text.isEmpty else { return nil }
            return text
        }
    }

    /// The path of a file or directory.
    ///
    /// Paths are shown to people, and written into files of other programs whose lines they would break.
    public static var path: TOMLRule {
        TOMLRule(allowed: "a path that is not empty and has no control characters") { value in
            guard case .string(let text) = value, !text.isEmpty,
                !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
            else { return nil }
            return text
        }
    }

    /// One of a few strings.
    public static func choice(of names: [String]) -> TOMLRule {
        TOMLRule(allowed: alternatives(names)) { value in
            guard case .string(let text) = value, names.contains(text) else { return nil }
            return text
        }
    }
}

extension TOMLRule<Int> {
    /// A whole number within a range.
    public static func integer(in range: ClosedRange<Int>) -> TOMLRule {
        TOMLRule(allowed: "an integer from \(range.lowerBound) to \(range.upperBound)") { value in
            guard case .integer(let integer) = value, range.contains(integer) else { return nil }
            return integer
        }
    }
}

extension TOMLRule<Double> {
    /// A number within a range, written with or without a fraction; never NaN.
    public static func number(in range: ClosedRange<Double>) -> TOMLRule {
        let bounds = "from \(range.lowerBound.shortText) to \(range.upperBound.shortText)"
        return TOMLRule(allowed: "a number \(bounds)") { value in
            switch value {
            case .integer(let integer) where range.contains(Double(integer)): Double(integer)
            case .number(let number) where range.contains(number): number
            default: nil
            }
        }
    }
}

extension TOMLRule<Bool> {
    /// `true` or `false`.
    public static var boolean: TOMLRule {
        TOMLRule(allowed: "true or false") { value in
            guard case .boolean(let boolean) = value else { return nil }
            return boolean
        }
    }
}

extension TOMLRule where Value: RawRepresentable<String> & CaseIterable & SendableMetatype {
    /// One of the cases of an enumeration, by its raw value.
    public static var choice: TOMLRule {
        TOMLRule(allowed: alternatives(Value.allCases.map(\.rawValue))) { value in
            guard case .string(let text) = value else { return nil }
            return Value(rawValue: text)
        }
    }
}

/// Names in quotes, the last two joined by "or".
private func alternatives(_ names: [String]) -> String {
    let quoted = names.map { "\"\($0)\"" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
}
