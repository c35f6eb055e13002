extension Network {
    /// Bytes of the kernels in memory.
    package var bytes: Int {
        layers.filter { $0 <= last }.reduce(0) { sum, layer in
            sum + (self[layer].taps.count + self[layer].bias.count) * MemoryLayout<Float>.stride
        }
    }
}
