extension Recipe {
    /// A part of a picture, drawn in another picture that is laid over it: `FILE`, or `FILE#rrggbb`.
    public struct Area: Sendable, Equatable {
        /// The path of the picture, as the recipe has it; relative ones are meant from the folder of the recipe.
        public var file: String
        /// The colour of the part; nil means that bright parts of the picture are inside and dark ones outside.
        public var colour: Colour?

        /// Names a part of a picture.
        public init(file: String, colour: Colour? = nil) {
            self.file = file
            self.colour = colour
        }

        /// Reads `FILE` or `FILE#rrggbb`; what follows a `#` and is no colour belongs to the name of the file.
        public init(_ text: String) {
            guard let sign = text.lastIndex(of: "#"), sign != text.startIndex,
                let colour = Colour(hexadecimal: text[text.index(after: sign)...])
            else {
                self.init(file: text)
                return
            }
            self.init(file: String(text[..<sign]), colour: colour)
        }

        /// The area as `init(_:)` reads it.
        public var text: String {
            colour.map { "\(file)#\($0.hexadecimal)" } ?? file
        }
    }
}
