import Pictures

extension Picture {
    /// Whether another picture stands somewhere on this one.
    func holds(_ picture: Picture) -> Bool {
        guard picture.width <= width, picture.height <= height else { return false }
        let line = picture.samples[..<(3 * picture.width)]
        for y in 0...height - picture.height {
            for x in 0...width - picture.width {
                let begin = 3 * (y * width + x)
                guard samples[begin..<begin + line.count].elementsEqual(line) else { continue }
                let isSame = (1..<picture.height).allSatisfy { row in
                    let here = begin + 3 * row * width
                    let there = 3 * row * picture.width
                    return samples[here..<here + line.count]
                        .elementsEqual(picture.samples[there..<there + line.count])
                }
                if isSame { return true }
            }
        }
        return false
    }
}
