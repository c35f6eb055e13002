extension LayerName {
    /// Pixels that a picture needs each way for one position of this layer: every pooling before it halves them.
    var leastSide: Int { 1 << (block - 1) }
}
