extension Recipe {
    /// The names of all presets.
    public static let presetNames = presetList.map(\.preset)

    /// A preset: a full recipe without a style picture.
    ///
    /// - Parameter name: One of `presetNames`.
    /// - Returns: The preset.
    /// - Throws: `RecipeError` with the code `unknownPreset`.
    public static func preset(_ name: String) throws(RecipeError) -> Recipe {
        guard let preset = presets[name] else {
            let names = presetNames.joined(separator: ", ")
            throw RecipeError(.unknownPreset, "there is no preset `\(name)`; there are \(names)")
        }
        return preset
    }

    static let presets = Dictionary(uniqueKeysWithValues: presetList.map { ($0.preset, $0) })

    private static let presetList = [
        impasto, jcjohnson, seed0Adam, seed0AdamPaper, seed1LBFGS, seed2LBFGS, seed3Adam, seed3LBFGS,
    ]

    /// The first convolution of each block with the same weight: the style layers of most systems.
    static func firstLayers(weight: Double) -> [String: Double] {
        ["conv1_1": weight, "conv2_1": weight, "conv3_1": weight, "conv4_1": weight, "conv5_1": weight]
    }
}
