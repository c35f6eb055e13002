/// How a stored picture must be turned to stand upright (Exif 3.0 §4.6.5 "Orientation").
///
/// The names say what is done to the stored picture.
enum Orientation: Int {
    case upright = 1
    case mirrored
    case turnedHalf
    case flipped
    case transposed
    case turnedRight
    case transversed
    case turnedLeft

    /// Whether width and height change places.
    var isTurned: Bool { rawValue >= Self.transposed.rawValue }

    /// The picture, upright.
    func applied(to picture: Picture) -> Picture {
        guard self != .upright else { return picture }
        return Picture(
            uncheckedWidth: isTurned ? picture.height : picture.width,
            height: isTurned ? picture.width : picture.height,
            samples: rearranged(picture.samples, channels: 3, width: picture.width, height: picture.height),
            alpha: picture.alpha.map { rearranged($0, channels: 1, width: picture.width, height: picture.height) }
        )
    }

    private func rearranged(_ stored: [UInt16], channels: Int, width: Int, height: Int) -> [UInt16] {
        let walk = walk(width: width, height: height)
        return [UInt16](unsafeUninitializedCapacity: stored.count) { upright, filled in
            stored.withUnsafeBufferPointer { stored in
                for row in 0..<walk.rows {
                    var pixel = walk.start + row * walk.down
                    for _ in 0..<width * height / walk.rows {
                        for channel in 0..<channels {
                            upright[filled] = stored[pixel * channels + channel]
                            filled += 1
                        }
                        pixel += walk.across
                    }
                }
            }
        }
    }

    /// Which stored pixel comes first in the upright picture, and the steps from it to its neighbours there.
    private func walk(width: Int, height: Int) -> (start: Int, across: Int, down: Int, rows: Int) {
        let (left, right) = (0, width - 1)
        let (top, bottom) = (0, (height - 1) * width)
        return switch self {
        case .upright: (top + left, 1, width, height)
        case .mirrored: (top + right, -1, width, height)
        case .turnedHalf: (bottom + right, -1, -width, height)
        case .flipped: (bottom + left, 1, -width, height)
        case .transposed: (top + left, width, 1, width)
        case .turnedRight: (bottom + left, -width, 1, width)
        case .transversed: (bottom + right, -width, -1, width)
        case .turnedLeft: (top + right, width, -1, width)
        }
    }
}
