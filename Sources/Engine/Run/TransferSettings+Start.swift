import Pictures

extension TransferSettings {
    /// Pixels that every picture needs each way for the deepest layer; 1 where there is no layer.
    ///
    /// Four poolings before the fifth block leave nothing of a picture of fifteen pixels.
    public var leastSide: Int { deepestLayer.map(\.leastSide) ?? 1 }

    /// Writes the picture that painting begins from, less the network's mean.
    ///
    /// - Throws: `TransferError` with the code `invalidSettings` where the start is to be a style that is not given.
    func writeStart(
        of scale: StyleTransfer.Scale,
        less mean: [Float],
        to picture: Tensor
    ) throws(TransferError) {
        switch initialisation {
        case .content: scale.content.write(less: mean, to: picture)
        case .style:
            guard let style = scale.styles.first else {
                throw TransferError(
                    code: .invalidSettings,
                    message: "painting is to begin from the style picture, but none is given"
                )
            }
            write(style.picture, less: mean, to: picture)
        case .picture(let start): write(start, less: mean, to: picture)
        case .gray: picture.fill(0)
        case .white: for index in 0..<picture.count { picture.pointer[index] = 255 - mean[index % 3] }
        case .noise: blendNoise(into: picture, share: 1, less: mean)
        }
        if noiseBlend > 0 { blendNoise(into: picture, share: Float(noiseBlend), less: mean) }
    }

    private func write(_ start: Picture, less mean: [Float], to picture: Tensor) {
        start.resized(width: picture.shape.width, height: picture.shape.height, filter: .lanczos)
            .write(less: mean, to: picture)
    }

    private func blendNoise(into picture: Tensor, share: Float, less mean: [Float]) {
        var generator = SplitMix64(seed: seed)
        for index in 0..<picture.count {
            let noise = Float.random(in: 0..<255, using: &generator) - mean[index % 3]
            picture.pointer[index] = share < 1 ? (1 - share) * picture.pointer[index] + share * noise : noise
        }
    }
}
