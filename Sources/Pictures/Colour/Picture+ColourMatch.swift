extension Picture {
    /// The picture, a style, in the colours of a content picture: with their mean and covariance.
    ///
    /// Colours are mapped by x ↦ A(x − μs) + μc and clipped; 1e-5 is added to all variances of colours in 0…1, so that
    /// pictures of greys or of one colour only give numbers too. Gatys et al., "Controlling Perceptual Factors in Neural
    /// Style Transfer" (2017), 5. Pixels count as much as they cover.
    ///
    /// - Parameters:
    ///   - content: The picture whose colours are taken, of any size.
    ///   - match: Which of the maps A is taken.
    /// - Returns: The picture in other colours; its alpha is kept.
    public func withColours(of content: Picture, by match: ColourMatch) -> Picture {
        let (old, new) = (ColourStatistics(self), ColourStatistics(content))
        let matrix = match.matrix(from: old.covariance, to: new.covariance)
        return recoloured { matrix * (colour(of: $0) - old.mean) + new.mean }
    }
}
