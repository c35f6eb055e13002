/// How the pixels of a resized picture are made from those of the original.
public enum ResizeFilter: String, Sendable, CaseIterable {
    /// The pixel under the new pixel's centre (Pillow's NEAREST).
    case nearest

    /// A straight line between the two next pixels, even when shrinking: no antialiasing.
    ///
    /// PyTorch's `interpolate(mode="bilinear", align_corners=False, antialias=False)`.
    case bilinear

    /// A triangle as wide as the new pixels: antialiased bilinear (Pillow's BILINEAR).
    case triangle

    /// The mean over exactly the area that the new pixel covers.
    case area

    /// The cubic of Keys (1981) with a = −½, antialiased (Pillow's BICUBIC): one halo at an edge, and no ripples.
    case bicubic

    /// The Lanczos window with three lobes, antialiased (Pillow's LANCZOS).
    case lanczos
}
