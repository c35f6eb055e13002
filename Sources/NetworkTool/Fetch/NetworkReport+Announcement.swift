import Networks

extension NetworkReport {
    /// Tells people what has been installed, and prints its name or everything as JSON.
    func announce(_ printer: Printer) throws {
        Talk.say("\(path): \(description.title), \(description.familyLine)")
        if let oxford = description.oxfordLine { Talk.say(oxford) }
        Talk.say("Licence: \(description.licence)")
        try printer.show(self) { "\(name ?? "")\n" }
    }
}
