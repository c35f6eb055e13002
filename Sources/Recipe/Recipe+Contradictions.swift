import StrictTOML

extension Recipe {
    /// Notes where keys, each of them allowed, do not go together.
    func noteContradictions(in document: TOMLSection) {
        if !comparesAnything {
            document.note(
                "style-layers",
                "no layer of `content-layers` or `style-layers` has a weight above 0: nothing to paint by"
            )
        }
        if histogramWeight > 0, !weighs(histogramLayers) {
            document.note("histogram-weight", "`histogram-weight` needs a layer of `histogram-layers` above 0")
        }
        if !styles.isEmpty, styles.allSatisfy({ $0.weight == 0 }) {
            document.note("style", "one `weight` of `style` must be above 0")
        }
        if initialisation == .file, initialFile == nil {
            document.note("initialisation", "`initialisation` = \"file\" needs the file: initial-file = \"FILE\"")
        }
        if styleLoss == .wasserstein, styleNormalisation != .mean, styleNormalisation != .relative {
            document.note(
                "style-normalisation",
                "`style-loss` = \"wasserstein\" goes with the `style-normalisation` \"mean\" or \"relative\" only"
            )
        }
        if format == .jpeg, bitDepth == 16 {
            document.note("bit-depth", "`bit-depth` = 16 needs `format` = \"png\": a JPEG file has 8 bits")
        }
    }

    private var comparesAnything: Bool {
        contentWeight > 0 && weighs(contentLayers)
            || styleWeight > 0 && weighs(styleLayers)
            || histogramWeight > 0 && weighs(histogramLayers)
    }

    private func weighs(_ layers: [String: Double]) -> Bool {
        layers.values.contains { $0 > 0 }
    }
}
