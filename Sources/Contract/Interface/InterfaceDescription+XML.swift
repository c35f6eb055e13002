extension InterfaceDescription {
    /// The interface as an `<interface>` element of D-Bus introspection data, as the running daemon tells it.
    public var xml: String {
        xml(isDocumented: false)
    }

    /// A whole introspection document with these interfaces, and what each member is for as annotations
    /// (`org.gtk.GDBus.DocString`): what is installed for other programs to generate code from.
    public static func document(_ interfaces: [InterfaceDescription]) -> String {
        """
        <!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN"
         "https://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">
        <node>
        \(interfaces.map { $0.xml(isDocumented: true) }.joined())</node>

        """
    }

    private func xml(isDocumented: Bool) -> String {
        func documentation(_ summary: String) -> [String] {
            isDocumented && !summary.isEmpty ? [annotation("org.gtk.GDBus.DocString", summary)] : []
        }
        var lines = documentation(summary)
        for member in members {
            let (kind, attributes, content) = Self.parts(of: member)
            lines.append("<\(kind) name=\"\(member.name)\"\(attributes)>")
            lines += (documentation(member.summary) + content).map { "  " + $0 }
            lines.append("</\(kind)>")
        }
        return (["  <interface name=\"\(name)\">"] + lines.map { "    " + $0 } + ["  </interface>"])
            .joined(separator: "\n") + "\n"
    }

    /// What kind of element a member is, its further attributes and what stands in it.
    private static func parts(of member: MemberDescription) -> (String, String, [String]) {
        switch member.kind {
        case .method(let input, let output):
            ("method", "", lines(of: input, " direction=\"in\"") + lines(of: output, " direction=\"out\""))
        case .signal(let payload):
            ("signal", "", lines(of: payload, ""))
        case .property(let property):
            (
                "property",
                " type=\"\(property.type.signature)\" access=\"\(property.isWritable ? "readwrite" : "read")\"",
                annotations(of: property)
            )
        }
    }

    private static func lines(of arguments: MemberDescription.Arguments, _ direction: String) -> [String] {
        zip(BusSignature.completeTypes(of: arguments.signature), arguments.names).map {
            "<arg type=\"\($0)\" name=\"\($1)\"\(direction)/>"
        }
    }

    private static func annotations(of property: PropertyDescription) -> [String] {
        var annotations: [String] = []
        if property.isExplicit { annotations.append(annotation("org.freedesktop.systemd1.Explicit", "true")) }
        // A change that carries the new value is what the specification takes for granted.
        if property.change != .emits {
            annotations.append(
                annotation("org.freedesktop.DBus.Property.EmitsChangedSignal", property.change.rawValue)
            )
        }
        return annotations
    }
}

private func annotation(_ name: String, _ value: String) -> String {
    let escapes: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"]
    return "<annotation name=\"\(name)\" value=\"\(value.map { escapes[$0] ?? String($0) }.joined())\"/>"
}
