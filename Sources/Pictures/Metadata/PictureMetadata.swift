/// What is said of a picture and kept with it: resolution and authorship.
///
/// Nothing else of a file's metadata is ever carried over: no place, no camera, no thumbnail, no maker's notes.
/// Texts are kept without control characters and up to ``longestText`` bytes.
public struct PictureMetadata: Sendable, Equatable {
    /// The most bytes that a text has in UTF-8; what is longer is cut.
    public static let longestText = 8192

    /// How large the picture is meant to be on paper.
    public var resolution: PictureResolution?

    /// Who holds the rights.
    public var copyright: String?

    /// Who made the picture.
    public var artist: String?

    /// What the picture is called; of PNG only.
    public var title: String?

    /// What the picture shows.
    public var description: String?

    /// What a program says of a picture that it made; written only, for those of other programs are not read.
    public var facts: [PictureFact] = []

    /// Says nothing.
    public init() {}
}
