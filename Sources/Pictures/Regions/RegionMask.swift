/// What lies within a region, at the size of the file that tells it.
public struct RegionMask: Sendable {
    /// Up to this distance a pixel has the region's colour, give or take what JPEG makes of it.
    private static let same = 0.1

    /// From this distance on a pixel has another colour; between the two it is an antialiased edge.
    private static let other = 0.4

    /// The shares of pixels, as greys.
    private let shares: Picture

    /// The parts of a picture that can be seen: those that are opaque by half at least.
    ///
    /// - Parameters:
    ///   - picture: The picture.
    ///   - file: The path of its file, to be named.
    /// - Returns: Their mask; `nil` where they are all of the picture.
    /// - Throws: ``PictureError`` with the code `emptyRegion` where nothing can be seen.
    public static func visibleParts(of picture: Picture, in file: String) throws(PictureError) -> RegionMask? {
        guard let alpha = picture.alpha, alpha.contains(where: { $0 <= .max / 2 }) else { return nil }
        guard alpha.contains(where: { $0 > .max / 2 }) else {
            throw PictureError(
                .emptyRegion,
                "\(String(showingPath: Array(file.utf8))) is transparent all over, so that there is nothing to paint like."
            )
        }
        var shares: [UInt16] = []
        shares.reserveCapacity(picture.samples.count)
        for coverage in alpha { shares.append(contentsOf: repeatElement(coverage > .max / 2 ? .max : 0, count: 3)) }
        return RegionMask(
            shares: Picture(uncheckedWidth: picture.width, height: picture.height, samples: shares, alpha: nil)
        )
    }

    private init(shares: Picture) {
        self.shares = shares
    }

    /// Reads the masks of regions, each file once.
    ///
    /// In a file that is read for its bright parts, a pixel's share is its luma. In one that is read for a colour, the
    /// share falls from 1 to 0 with the distance from that colour, and of several colours that are read from the same
    /// file each pixel belongs to the nearest alone. Transparent parts belong to no region.
    ///
    /// - Parameters:
    ///   - regions: All regions of one picture, so that colours of the same file divide it among them.
    ///   - limits: How large a mask may be.
    /// - Returns: A mask for each of the regions.
    /// - Throws: ``PictureError`` as in reading pictures, or with the code `emptyRegion` where nothing lies within.
    public static func read(
        _ regions: [Region],
        limits: PictureLimits = .standard
    ) throws(PictureError) -> [Region: RegionMask] {
        var masks: [Region: RegionMask] = [:]
        for region in regions where masks[region] == nil {
            let ofFile = Set(regions.filter { $0.file == region.file })
            let picture = try Picture.read(path: region.file, limits: limits)
            for region in ofFile { masks[region] = try RegionMask(region, among: ofFile, in: picture) }
        }
        return masks
    }

    /// The mask of one region in a file.
    private init(_ region: Region, among others: Set<Region>, in picture: Picture) throws(PictureError) {
        let name = String(showingPath: Array(region.file.utf8))
        guard let colour = region.colour else {
            shares = picture.shares { picture.luma(of: $0) }
            guard shares.hasInside else {
                throw PictureError(
                    .emptyRegion,
                    "\(name) is dark all over, and the bright parts of a mask are the region. Draw them in white."
                )
            }
            return
        }
        let rivals = others.compactMap(\.colour).filter { $0 != colour }
        shares = picture.shares { pixel in
            let seen = picture.colour(of: pixel)
            let distance = colour.distance(to: seen)
            guard rivals.allSatisfy({ distance <= $0.distance(to: seen) }) else { return 0 }
            return 1 - (distance - Self.same) / (Self.other - Self.same)
        }
        guard shares.hasInside else {
            let advice = picture.nearest(to: colour).map { "the nearest to it is \($0)" } ?? "it is wholly transparent"
            throw PictureError(.emptyRegion, "\(name) has no part of the colour \(colour); \(advice).")
        }
    }

    /// The region at the size of a picture; a mask of another shape is stretched.
    ///
    /// - Parameters:
    ///   - width: The number of pixels in a row, at least 1.
    ///   - height: The number of rows, at least 1.
    /// - Returns: The mean share over the area of each pixel.
    public func guide(width: Int, height: Int) -> RegionGuide {
        let resized = shares.resized(width: width, height: height, filter: .area)
        let full = Float(UInt16.max)
        return RegionGuide(
            width: width,
            height: height,
            shares: (0..<width * height).map { Float(resized.samples[3 * $0]) / full }
        )
    }
}

extension Picture {
    /// An opaque grey picture of shares in 0…1, each multiplied by how much its pixel covers.
    fileprivate func shares(_ share: (_ pixel: Int) -> Double) -> Picture {
        var shares = recoloured { pixel in
            SIMD3(repeating: min(max(share(pixel), 0), 1) * (alpha.map { Double($0[pixel]) / Self.brightest } ?? 1))
        }
        shares.alpha = nil
        return shares
    }

    /// Whether any pixel lies rather inside than outside.
    fileprivate var hasInside: Bool {
        samples.contains { $0 > .max / 2 }
    }

    /// Of the colours that can be seen the one that is nearest to another.
    fileprivate func nearest(to colour: RegionColour) -> RegionColour? {
        (0..<width * height).filter { alpha?[$0] ?? .max > 0 }.map(self.colour(of:))
            .min { colour.distance(to: $0) < colour.distance(to: $1) }.map(RegionColour.init)
    }
}
