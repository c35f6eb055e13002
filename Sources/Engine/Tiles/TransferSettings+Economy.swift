extension TransferSettings {
    /// The smallest tile that is taken unasked: it makes an evaluation three times as long, a smaller one still longer.
    private static let leastTile = 256
    /// The shortest history that is taken unasked.
    private static let leastHistory = 3

    /// These settings, or if they do not fit, those that change the least and do.
    ///
    /// First come tiles, the largest that fit, as they cost nothing but time; then L-BFGS remembers fewer pairs of steps and
    /// gradient changes, as many as fit.
    ///
    /// - Parameters:
    ///   - longestSide: Pixels of the longest side of all pictures, of the painting and of styles.
    ///   - fits: Whether settings fit, as a forecast of their memory has it.
    /// - Returns: The settings; nil where none fit.
    /// - Throws: What `fits` throws.
    public func economised(
        longestSide: Int,
        fits: (TransferSettings) throws -> Bool
    ) rethrows -> TransferSettings? {
        if try fits(self) { return self }
        var least = self
        least.tileSize = TransferSettings.leastTile
        if try !fits(least) {
            guard let shortened = try least.shortened(fits: fits) else { return nil }
            least = shortened
        }
        var (larger, parts) = (least, 2)
        while longestSide / parts > TransferSettings.leastTile {
            larger.tileSize = (longestSide + parts - 1) / parts
            if try fits(larger) { return larger }
            parts += 1
        }
        return least
    }

    /// The settings with the longest history that fits, though not the whole of it; nil where none fits.
    private func shortened(fits: (TransferSettings) throws -> Bool) rethrows -> TransferSettings? {
        guard case .lbfgs(var lbfgs) = optimiser else { return nil }
        var (settings, found) = (self, nil as TransferSettings?)
        var (low, high) = (TransferSettings.leastHistory, lbfgs.history - 1)
        while low <= high {
            lbfgs.history = (low + high) / 2
            settings.optimiser = .lbfgs(lbfgs)
            if try fits(settings) {
                (found, low) = (settings, lbfgs.history + 1)
            } else {
                high = lbfgs.history - 1
            }
        }
        return found
    }
}
