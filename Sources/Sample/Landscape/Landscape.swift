/// An evening at a mountain lake, like a photograph: soft light, sharp edges, and something in every distance.
struct Landscape {
    let seed: UInt64

    /// Draws the landscape at twice the size, which smooths all edges, and halves it.
    func drawn(_ size: PictureSize) -> Canvas<Colour> {
        let camera = Camera(width: 2 * size.width, height: 2 * size.height)
        var canvas = Canvas(width: camera.width, height: camera.height, filledWith: Colour())
        Sky(seed: seed).paint(on: &canvas, camera)
        Mountains(seed: seed).paint(on: &canvas, camera)
        Lake(seed: seed).paint(on: &canvas, camera)
        Bank(seed: seed).paint(on: &canvas, camera)
        Pines(seed: seed).paint(on: &canvas, camera)
        return canvas.developed().halved()
    }
}
