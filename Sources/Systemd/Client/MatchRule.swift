internal import Contract

/// Which signals the bus is asked to send here (D-Bus specification, "Match Rules").
struct MatchRule {
    var sender: String
    var path: ObjectPath
    var interface: String
    var member: String
    var firstArgument: String?

    /// Whether signals of all objects below the path are meant, too.
    var includesChildren = false

    /// The rule as the bus wants it; none of the parts can hold a quote.
    var text: String {
        let place = "\(includesChildren ? "path_namespace" : "path")='\(path)'"
        let rule = "type='signal',sender='\(sender)',\(place),interface='\(interface)',member='\(member)'"
        return firstArgument.map { "\(rule),arg0='\($0)'" } ?? rule
    }
}
