/// The first convolution: three colours in.
///
/// It costs so little that its features, a network's largest, are never kept: whoever needs some makes them.
package struct FirstLayer {
    /// Positions whose features a worker makes at once.
    private static let block = 1024

    let convolution: ConvolutionKernels
    /// What it sees outside the picture.
    let border: TransferSettings.Border
    let kernels: Kernels

    var channels: Int { convolution.bias.count }

    /// Computes a window of features.
    func fill(_ window: Kernels.Window, of picture: Tensor, rectifying: Bool) {
        kernels.fill(window, ofFirst: convolution, picture: picture, border: border, rectifying: rectifying)
    }

    /// Floats that a worker needs for `share`.
    static func scratch(_ features: Shape) -> Int {
        rows(features.width) * features.width * features.channels
    }

    /// Hands out the features of some rows in blocks of whole rows.
    func share(
        _ picture: Tensor,
        rows: Range<Int>,
        rectifying: Bool,
        scratch: [Tensor],
        among workers: Workers,
        _ body: @Sendable (_ worker: Int, _ features: UnsafePointer<Float>, _ positions: Range<Int>) -> Void
    ) {
        let width = picture.shape.width
        workers.share(rows.count) { worker, part in
            let values = scratch[worker].pointer
            let end = rows.lowerBound + part.upperBound
            for top in stride(from: rows.lowerBound + part.lowerBound, to: end, by: FirstLayer.rows(width)) {
                let rows = min(FirstLayer.rows(width), end - top)
                let window = Kernels.Window(
                    values: values,
                    rows: rows,
                    columns: width,
                    top: top,
                    left: 0,
                    channels: 0..<channels
                )
                fill(window, of: picture, rectifying: rectifying)
                body(worker, values, top * width..<(top + rows) * width)
            }
        }
    }

    private static func rows(_ width: Int) -> Int { max(1, block / width) }
}
