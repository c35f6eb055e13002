import CCodecs

extension Codec {
    /// The way from the file's colours to sRGB, if they are not that, and why the file's own word cannot be followed.
    ///
    /// Gray is converted by a profile for RGB too, as its three equal samples: there are many such files.
    func conversion() -> (ColourConversion?, refusal: String?) {
        guard let tag = envelope.colours else { return (nil, nil) }
        do throws(ColourConversion.Refusal) {
            let conversion = try conversion(by: tag)
            return (!hasInks && conversion.isIdentity ? nil : conversion, nil)
        } catch {
            return (nil, error.reason)
        }
    }

    private func conversion(by tag: ColourTag) throws(ColourConversion.Refusal) -> ColourConversion {
        guard header.colours == CCODECS_GRAY, tag.isForRGB else { return try ColourConversion(tag, of: header.colours) }
        return try ColourConversion(tag, of: CCODECS_RGB)
    }
}
