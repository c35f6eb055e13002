import Contract

extension MemberDescription {
    /// The member as a term of the manual: `ListJobs(a{sv} filter, t cursor, u max) -> (a(tosssdu) jobs, t next_cursor)`.
    var heading: String {
        switch kind {
        case .method(let input, let output):
            "\(name)(\(input.listed))" + (output.names.isEmpty ? "" : " -> (\(output.listed))")
        case .signal(let payload): "\(name)(\(payload.listed))"
        case .property(let property): "\(property.type.signature) \(name)"
        }
    }

    /// What is to be known of a property besides what it is.
    var remark: String {
        guard case .property(let property) = kind else { return "" }
        var facts: [String] = []
        if property.isWritable { facts.append("can be set") }
        switch property.change {
        case .constant: facts.append("never changes")
        case .emits: facts.append(property.isPaced ? "changes are announced once a second" : "changes are announced")
        case .invalidates: facts.append("changes are announced without the value")
        case .silent: facts.append("changes are not announced")
        }
        if property.isExplicit { facts.append("not in GetAll") }
        return " (\(facts.joined(separator: "; ")))"
    }
}

extension MemberDescription.Arguments {
    /// Each type with its name.
    fileprivate var listed: String {
        zip(BusSignature.completeTypes(of: signature), names).map { "\($0) \($1)" }.joined(separator: ", ")
    }
}
