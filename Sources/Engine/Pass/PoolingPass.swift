/// 2×2 pooling with stride 2 and its gradient.
struct PoolingPass {
    let kind: TransferSettings.Pooling
    let kernels: Kernels
    let workers: Workers

    func apply(to input: Tensor, rectifyingInput: Bool, into output: Tensor) {
        workers.share(output.shape.height) { _, rows in
            kernels.pool(kind, input, rectifying: rectifyingInput, rows: rows, into: output)
        }
    }

    func gradient(of output: Tensor, input: Tensor, into gradient: Tensor) {
        workers.share(output.shape.height) { _, rows in
            kernels.poolGradient(kind, of: output, input: input, rows: rows, into: gradient)
        }
    }
}
