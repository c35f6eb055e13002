extension Picture {
    /// Scales the picture to another size, rows first, then columns, in single precision.
    ///
    /// Colours are weighted by alpha, so transparent pixels leave no fringes; where a new pixel is wholly transparent
    /// its colour is black. What Lanczos overshoots is clamped after each of the two passes, as Pillow does.
    ///
    /// - Parameters:
    ///   - width: The new number of pixels in a row, at least 1.
    ///   - height: The new number of rows, at least 1.
    ///   - filter: How new pixels are made from old ones.
    /// - Returns: The scaled picture; the very same one if the size does not change.
    public func resized(width: Int, height: Int, filter: ResizeFilter) -> Picture {
        precondition(width > 0 && height > 0, "a picture has at least one pixel")
        precondition(isConsistent, "samples and alpha belong to width and height")
        guard width != self.width || height != self.height else { return self }
        let (samples, alpha) = Resizer(self, width: width, height: height, filter: filter).resized()
        return Picture(uncheckedWidth: width, height: height, samples: samples, alpha: alpha)
    }
}
