/// The path of an object on the bus, such as `/org/impasto/Impasto1/job/_42`.
public struct ObjectPath: Sendable, Hashable, CustomStringConvertible {
    /// The path as text.
    public let text: String

    /// Takes text as a path, or is nil when it is none.
    ///
    /// A path is `/`, or elements of ASCII letters, digits and `_` each after a `/` (D-Bus specification, "Valid Object
    /// Paths").
    public init?(_ text: String) {
        let elements = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard text == "/" || elements.count > 1 && elements[0].isEmpty && elements[1...].allSatisfy(Self.isElement)
        else {
            return nil
        }
        self.text = text
    }

    /// A path that the program itself spells, and that is known to be one.
    package init(known text: String) {
        self.text = text
    }

    /// The path as text.
    public var description: String { text }

    private static func isElement(_ text: Substring.UTF8View) -> Bool {
        !text.isEmpty
            && text.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
