import Pictures

/// Width and height of a picture.
struct PixelSize: Codable, Equatable {
    let width: Int
    let height: Int
}

extension PixelSize {
    init(_ picture: Picture) {
        self.init(width: picture.width, height: picture.height)
    }

    init(_ header: PictureHeader) {
        self.init(width: header.width, height: header.height)
    }
}
