/// Reads D-Bus signatures.
public enum BusSignature {
    /// Cuts a signature into its complete types: `ta{sv}(so)` into `t`, `a{sv}` and `(so)`.
    public static func completeTypes(of signature: String) -> [String] {
        var types: [String] = []
        var type = ""
        var depth = 0
        for letter in signature {
            type.append(letter)
            switch letter {
            case "(", "{": depth += 1
            case ")", "}": depth -= 1
            default: break
            }
            if depth == 0 && letter != "a" {
                types.append(type)
                type = ""
            }
        }
        return types
    }
}
