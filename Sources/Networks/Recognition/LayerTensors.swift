import Weights

/// The two tensors of a convolution.
struct LayerTensors {
    let layer: Layer
    let kernel: WeightTensor
    let bias: WeightTensor
}
