extension Picture {
    /// The chroma, in OKLab, at which a pixel's hue counts half: faint enough to be seen as grey with a tinge, and well
    /// above the noise of a camera or of JPEG, whose hue is any.
    private static let tinge = 0.03

    /// A painting's lightness and chroma with the hue of its content.
    ///
    /// In OKLab. Where the content is grey it has no hue to give, and where it is nearly so its hue is noise: there the
    /// painting's chroma is taken down, by c²/(c² + 0.03²) with the content's chroma c. Colours that a screen does not
    /// show lose chroma and keep lightness and hue.
    ///
    /// - Parameter content: The picture that was painted, in its colours, as large as this one.
    /// - Returns: The painting in the content's hues; its alpha is kept.
    public func withHue(of content: Picture) -> Picture {
        precondition(content.hasSize(of: self), "a painting is as large as its content")
        return recoloured { pixel in
            var colour = OKLab(light: TransferCurve.light(self, pixel))
            let hue = OKLab(light: TransferCurve.light(content, pixel))
            colour.axes = hue.axes * (colour.chroma * hue.chroma / (hue.chroma * hue.chroma + Self.tinge * Self.tinge))
            return TransferCurve.encoded(colour.shown.light)
        }
    }
}
