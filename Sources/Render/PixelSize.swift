import Pictures

/// Width and height of a picture.
struct PixelSize: Codable, Equatable {
    let width: Int
    let height: Int

    /// The size with a margin at each side.
    func widened(by margin: Int) -> PixelSize {
        PixelSize(width: width + 2 * margin, height: height + 2 * margin)
    }
}

extension PixelSize {
    init(_ picture: Picture) {
        self.init(width: picture.width, height: picture.height)
    }

    init(_ header: PictureHeader) {
        self.init(width: header.width, height: header.height)
    }
}
