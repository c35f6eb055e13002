extension Picture {
    /// What red, green and blue give to the luma (Rec.601).
    private static let lumaWeights = SIMD3<Double>(0.299, 0.587, 0.114)

    /// The picture in greys: each pixel's luma (Rec.601), of the encoded values.
    ///
    /// - Returns: The grey picture; its alpha is kept.
    public func luma() -> Picture {
        recoloured { SIMD3(repeating: luma(of: $0)) }
    }

    /// The picture in greys whose mean is that of a content picture's: what a style is painted from where only the luma
    /// of a painting is wanted.
    ///
    /// Only the mean is moved, not the contrast, as in the notebook of Gatys et al., "Controlling Perceptual Factors in
    /// Neural Style Transfer" (2017): a painter's contrasts are part of his style. Pixels count as much as they cover.
    ///
    /// - Parameter content: The picture to be painted, in colour or grey, of any size.
    /// - Returns: The grey picture, clipped; its alpha is kept.
    public func luma(withMeanOf content: Picture) -> Picture {
        let shift = ColourStatistics(content).mean - ColourStatistics(self).mean
        let lumaShift = (shift * Self.lumaWeights).sum()
        return recoloured { SIMD3(repeating: luma(of: $0) + lumaShift) }
    }

    /// A painting's luma with the chroma of its content: the colours of the content in the strokes of the painting.
    ///
    /// Chroma is how far blue and red are from the luma (U and V, or I and Q), so that taking another luma over is to
    /// move all three colours by the same amount. Gatys et al. do so too, but for the luma, where they take the mean of
    /// the three colours; on a grey painting both are the same.
    ///
    /// - Parameter content: The picture that was painted, in its colours, as large as this one.
    /// - Returns: The painting in the content's colours, clipped; its alpha is kept.
    public func withChroma(of content: Picture) -> Picture {
        precondition(content.hasSize(of: self), "a painting is as large as its content")
        return recoloured { content.colour(of: $0) + (luma(of: $0) - content.luma(of: $0)) }
    }

    /// Whether another picture is as large as this one.
    func hasSize(of other: Picture) -> Bool {
        (width, height) == (other.width, other.height)
    }

    /// A pixel's luma, in 0…1.
    func luma(of pixel: Int) -> Double {
        (colour(of: pixel) * Self.lumaWeights).sum()
    }
}
