/// A part of a picture, told by a mask: the bright parts of a file, or the parts of it that have a colour.
///
/// Written `FILE` or `FILE#rrggbb`.
public struct Region: Sendable, Hashable, CustomStringConvertible {
    /// The path of the mask's file.
    public let file: String

    /// The colour whose parts are inside; `nil` where bright parts are.
    public let colour: RegionColour?

    /// Reads how a region is written.
    ///
    /// What stands behind the last `#` is a colour only if it has six hexadecimal digits; else it belongs to the file's
    /// name.
    ///
    /// - Parameter text: The region, as in `mask.png` or `mask.png#ff0000`.
    public init(_ text: String) {
        if let mark = text.lastIndex(of: "#"), mark > text.startIndex, let colour = RegionColour(text[mark...]) {
            file = String(text[..<mark])
            self.colour = colour
        } else {
            file = text
            colour = nil
        }
    }

    /// The region as it is written.
    public var description: String { file + (colour?.description ?? "") }
}
