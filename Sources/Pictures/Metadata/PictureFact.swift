/// A fact that a program states about a picture that it made, under a name.
public struct PictureFact: Sendable, Equatable {
    /// The name of the fact that programs look for to know who made a file.
    public static let software = "Software"

    /// A keyword of PNG: 1 to 79 characters, such as `Software`.
    public let name: String

    /// The fact itself.
    public let text: String

    /// States a fact.
    ///
    /// - Parameters:
    ///   - name: What kind of fact it is: 1 to 79 characters of ASCII without space at their ends.
    ///   - text: The fact itself; control characters other than line feeds and tabs are left out.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
