/// What the true VGG19 of Oxford is known by: digests of its first three blocks.
///
/// `Tests/NetworksTests/Fixtures/print_oxford_digests.py` prints them from a file that has them.
enum OxfordVGG19 {
    /// The SHA-256 of each layer's values: the kernel's by output, input (B, G, R), row and column, then the bias's, as
    /// little-endian 32-bit floats.
    static let digests: [Layer: String] = [
        Layer(block: 1, place: 1): "dd5c6eb7091a84de1e7c43f3bdba195a4e7652075a262a6168a36bd359c277e6",
        Layer(block: 1, place: 2): "93eb5ae2ee741f6171ba61522bb8b6dab0b424332a5dfee1ed7f5083b9515361",
        Layer(block: 2, place: 1): "59893f1f9fe1083928939aa1818ec34fc151d8bfaf1c8b2efa12102fd228bfd1",
        Layer(block: 2, place: 2): "93f3878961f14881aab6c76e23a62c0b3945a40b75de2dd61853dfb98800f74f",
        Layer(block: 3, place: 1): "a71094a6fa3a93360fb4454cb18b121267dabff49d5ae9ed1bdeedc6554ad3d5",
        Layer(block: 3, place: 2): "a9d72dd626a6b334ef701e342e8832165367eed95b55db675e157e185def340c",
        Layer(block: 3, place: 3): "3cc34b25f5dce47f88c984042310469253709ae7f6a776582bf5cd7b8dca0eeb",
        Layer(block: 3, place: 4): "bb839d4c2b158630c88a7616585ce0964ff7fd5cced9e0eb647c3d010a116a95",
    ]

    /// The SHA-256 of the signs of conv1_1's values in the same order, a bit each, which stay the same when filters are
    /// scaled.
    static let signs = "ac3fa3fedf1b386e1bf8b43b323aa781bad4c31613ed3a6a7750f7d2319158e1"

    /// The mean magnitude of the values of conv1_1's kernel.
    static let magnitude = 0.156501646
}
