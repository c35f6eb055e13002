extension LayerName {
    /// Channels of the layer in VGG19 (Simonyan and Zisserman 2014, table 1), which recipes are written for.
    package var vggChannels: Int { [64, 128, 256, 512, 512][block - 1] }
}
