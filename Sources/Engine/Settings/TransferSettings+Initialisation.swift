public import Pictures

extension TransferSettings {
    /// What the painting is before the first step.
    public enum Initialisation: Sendable, Equatable {
        /// The content picture.
        case content
        /// The first style picture, stretched to the painting's size.
        case style
        /// A picture, stretched to the painting's size.
        case picture(Picture)
        /// The gray that the network was trained to call nothing: its mean.
        case gray
        /// White.
        case white
        /// Uniform noise in 0…255, from the seed.
        case noise
    }
}
