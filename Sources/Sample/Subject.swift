import ArgumentParser

/// What can be drawn.
enum Subject: String, CaseIterable, ExpressibleByArgument {
    case landscape
    case town
    case stillLife = "still-life"
    case owl
    case painting
    case cubist
    case woodcut
    case watercolour
    case mosaic

    static let explanation = """
        To be painted: landscape, town, still-life, owl. To paint like: painting, cubist, woodcut, watercolour, mosaic.
        """

    /// Draws it, with colours of a screen.
    func drawn(_ size: PictureSize, seed: UInt64) -> Canvas<Colour> {
        let aspect = Float(size.width) / Float(size.height)
        return switch self {
        case .landscape: Landscape(seed: seed).drawn(size)
        case .town: Photograph(of: Town(seed: seed)).drawn(size)
        case .stillLife: Photograph(of: StillLife(seed: seed)).drawn(size)
        case .owl: Photograph(of: Owl(seed: seed)).drawn(size)
        case .painting:
            Painting(
                motif: Sunset(seed: seed, aspect: aspect),
                seed: seed,
                brushes: Brush.flowing,
                ground: Pigment.sienna
            ).drawn(size)
        case .cubist:
            Painting(
                motif: Planes(seed: seed, aspect: aspect),
                seed: seed,
                brushes: Brush.hatching,
                ground: Pigment.umber
            ).drawn(size)
        case .woodcut: Woodcut(seed: seed, aspect: aspect).drawn(size)
        case .watercolour: Watercolour(seed: seed, aspect: aspect).drawn(size)
        case .mosaic: Mosaic(seed: seed, aspect: aspect).drawn(size)
        }
    }
}
