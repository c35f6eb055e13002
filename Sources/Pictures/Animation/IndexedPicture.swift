/// A picture as GIF holds it: a palette, and which of its colours each pixel is.
///
/// Errors are not diffused: a painting's strokes hide the steps of 256 colours, and scattered points would flicker from
/// picture to picture.
struct IndexedPicture {
    /// 256 times three bytes.
    let palette: [UInt8]
    /// A byte a pixel.
    let indices: [UInt8]

    /// - Parameter picture: A picture without transparency.
    init(_ picture: Picture) {
        let palette = Palette(ColourHistogram(picture))
        self.palette = palette.bytes
        var search = NearestColour(in: palette.colours)
        indices = stride(from: 0, to: picture.samples.count, by: 3).map { start in
            let colour = SIMD3<Float>(
                Float(picture.samples[start]),
                Float(picture.samples[start + 1]),
                Float(picture.samples[start + 2])
            )
            return UInt8(search.nearest(to: colour / 257))
        }
    }
}
