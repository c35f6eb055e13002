extension InterfaceDescription {
    /// The interface as an `<interface>` element of D-Bus introspection data.
    public var xml: String {
        var lines = ["  <interface name=\"\(name)\">"]
        for member in members {
            lines += Self.lines(of: member).map { "    " + $0 }
        }
        lines.append("  </interface>")
        return lines.joined(separator: "\n") + "\n"
    }

    /// A whole introspection document with these interfaces.
    public static func document(_ interfaces: [InterfaceDescription]) -> String {
        """
        <!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN"
         "https://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">
        <node>
        \(interfaces.map(\.xml).joined())</node>

        """
    }

    private static func lines(of member: MemberDescription) -> [String] {
        switch member {
        case .method(let name, let input, let output):
            let arguments =
                lines(of: input) { "type=\"\($0)\" name=\"\($1)\" direction=\"in\"" }
                + lines(of: output) { "type=\"\($0)\" name=\"\($1)\" direction=\"out\"" }
            return element("method name=\"\(name)\"", "method", arguments)
        case .signal(let name, let payload):
            return element("signal name=\"\(name)\"", "signal", lines(of: payload) { "type=\"\($0)\" name=\"\($1)\"" })
        case .property(let name, let type, let change, let isWritable):
            let access = isWritable ? "readwrite" : "read"
            let annotation =
                "<annotation name=\"org.freedesktop.DBus.Property.EmitsChangedSignal\" value=\"\(change.rawValue)\"/>"
            let opening = "property name=\"\(name)\" type=\"\(type.signature)\" access=\"\(access)\""
            // A change that carries the new value is what the specification takes for granted.
            return element(opening, "property", change == .emits ? [] : ["  " + annotation])
        }
    }

    private static func lines(
        of arguments: MemberDescription.Arguments,
        _ attributes: (String, String) -> String
    ) -> [String] {
        zip(BusSignature.completeTypes(of: arguments.signature), arguments.names).map {
            "  <arg \(attributes($0, $1))/>"
        }
    }

    private static func element(_ opening: String, _ name: String, _ content: [String]) -> [String] {
        ["<\(opening)>"] + content + ["</\(name)>"]
    }
}
