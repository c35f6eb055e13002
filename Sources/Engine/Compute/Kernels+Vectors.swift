import CKernels
import Glibc

/// Arithmetic of whole tensors: what optimisers are made of.
extension Kernels {
    /// Returns Σ a·b.
    package func dot(_ a: Tensor, _ b: Tensor) -> Double {
        table.dot(a.pointer, b.pointer, a.count)
    }

    /// Adds factor · x to y.
    package func add(_ x: Tensor, times factor: Double, to y: Tensor) {
        table.add_scaled(y.pointer, x.pointer, y.count, Float(factor))
    }

    /// Adds factor · x to y and returns Σ y·z.
    package func add(_ x: Tensor, times factor: Double, to y: Tensor, thenDot z: Tensor) -> Double {
        table.add_scaled_dot(y.pointer, x.pointer, y.count, Float(factor), z.pointer)
    }

    /// Replaces x by factor · x.
    package func scale(_ x: Tensor, by factor: Double) {
        table.scale(x.pointer, x.count, Float(factor))
    }

    /// Keeps the channels of every pixel within low…high.
    package func clamp(_ picture: Tensor, low: [Float], high: [Float]) {
        table.clamp3(picture.pointer, picture.count / 3, low, high)
    }

    /// One step of Adam; counts steps from 1.
    package func adam(_ x: Tensor, first: Tensor, second: Tensor, gradient: Tensor, step: Int, _ settings: AdamSettings)
    {
        let firstCorrection = 1 - pow(settings.beta1, Double(step))
        let secondCorrection = 1 - pow(settings.beta2, Double(step))
        let keras = settings.epsilonForm == .keras
        let constants = ck_adam(
            beta1: Float(settings.beta1),
            beta2: Float(settings.beta2),
            step: Float(settings.learningRate / firstCorrection * (keras ? secondCorrection.squareRoot() : 1)),
            second_scale: Float(keras ? 1 : 1 / secondCorrection.squareRoot()),
            epsilon: Float(settings.epsilon)
        )
        table.adam(x.pointer, first.pointer, second.pointer, gradient.pointer, x.count, constants)
    }
}
