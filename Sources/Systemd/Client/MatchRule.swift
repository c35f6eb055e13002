internal import Contract

/// Which signals the bus is asked to send here (D-Bus specification, "Match Rules").
struct MatchRule {
    var sender: String
    var path: ObjectPath
    var interface: String
    var member: String
    var firstArgument: String?
    var thirdArgument: String?

    /// Whether signals of all objects below the path are meant, too.
    var includesChildren = false

    /// The rule as the bus wants it; none of the parts can hold a quote.
    var text: String {
        let place = "\(includesChildren ? "path_namespace" : "path")='\(path)'"
        let rule = "type='signal',sender='\(sender)',\(place),interface='\(interface)',member='\(member)'"
        let arguments = [firstArgument.map { ",arg0='\($0)'" }, thirdArgument.map { ",arg2='\($0)'" }]
        return rule + arguments.compactMap(\.self).joined()
    }
}
