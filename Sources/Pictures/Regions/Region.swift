/// A part of a picture, told by a mask: the bright parts of a file, or the parts of it that have a colour.
public struct Region: Sendable, Hashable {
    /// The path of the mask's file.
    public let file: String

    /// The colour whose parts are inside; `nil` where bright parts are.
    public let colour: RegionColour?

    /// The part of a picture that a file tells.
    public init(file: String, colour: RegionColour? = nil) {
        self.file = file
        self.colour = colour
    }
}
