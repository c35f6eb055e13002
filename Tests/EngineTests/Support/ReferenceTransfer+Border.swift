import Engine

/// The picture's rim, replicated: the first convolution of a picture in a frame of its own rim, the frame cut off again.
extension ReferenceTransfer {
    /// The first layer's sums of products.
    func firstSums(_ layer: RandomNetwork.Layer, of picture: Map) -> [Double] {
        let convolution = layer.convolution()
        guard settings.border == .replicate else {
            return convolution.apply(to: picture.values, height: picture.height, width: picture.width)
        }
        let (height, width) = (picture.height + 2, picture.width + 2)
        var framed = [Double](repeating: 0, count: height * width * 3)
        forEachFramed(picture) { place, inner, _ in
            for colour in 0..<3 { framed[place * 3 + colour] = picture.values[inner * 3 + colour] }
        }
        let sums = convolution.apply(to: framed, height: height, width: width)
        var cut = [Double](repeating: 0, count: picture.positions * layer.outputs)
        forEachFramed(picture) { place, inner, isInside in
            guard isInside else { return }
            for index in 0..<layer.outputs { cut[inner * layer.outputs + index] = sums[place * layer.outputs + index] }
        }
        return cut
    }

    /// The picture's gradient from that of the first layer's sums, of a size.
    func firstGradient(_ layer: RandomNetwork.Layer, of gradient: [Double], _ size: Map) -> [Double] {
        let turned = layer.convolution().turned
        guard settings.border == .replicate else {
            return turned.apply(to: gradient, height: size.height, width: size.width)
        }
        let (height, width) = (size.height + 2, size.width + 2)
        var framed = [Double](repeating: 0, count: height * width * layer.outputs)
        forEachFramed(size) { place, inner, isInside in
            guard isInside else { return }
            for index in 0..<layer.outputs {
                framed[place * layer.outputs + index] = gradient[inner * layer.outputs + index]
            }
        }
        let passed = turned.apply(to: framed, height: height, width: width)
        var folded = [Double](repeating: 0, count: size.positions * 3)
        forEachFramed(size) { place, inner, _ in
            for colour in 0..<3 { folded[inner * 3 + colour] += passed[place * 3 + colour] }
        }
        return folded
    }

    /// Calls `body` with every place of a framed map, and with the place within the map that it shows.
    private func forEachFramed(_ map: Map, _ body: (_ place: Int, _ inner: Int, _ isInside: Bool) -> Void) {
        for y in -1...map.height {
            for x in -1...map.width {
                let (row, column) = (min(max(y, 0), map.height - 1), min(max(x, 0), map.width - 1))
                body(
                    (y + 1) * (map.width + 2) + x + 1,
                    row * map.width + column,
                    row == y && column == x
                )
            }
        }
    }
}
