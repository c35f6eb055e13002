/// Width and height of a picture before they are made whole numbers.
struct Extent {
    let width: Double
    let height: Double

    var longest: Double { max(width, height) }
    var shortest: Double { min(width, height) }

    /// A side is a whole number of pixels, one at least however narrow a picture is.
    var rounded: PixelSize {
        func side(_ length: Double) -> Int { max(1, Int(length.rounded(.toNearestOrEven))) }
        return PixelSize(width: side(width), height: side(height))
    }

    static func * (extent: Extent, factor: Double) -> Extent {
        Extent(width: extent.width * factor, height: extent.height * factor)
    }
}

extension Extent {
    init(_ size: PixelSize) {
        self.init(width: Double(size.width), height: Double(size.height))
    }
}
