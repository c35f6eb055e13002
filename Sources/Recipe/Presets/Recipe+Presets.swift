extension Recipe {
    /// All presets, in the order of the documentation.
    public static let presetList = [
        Preset(impasto, "The default: a good picture in a reasonable time on a CPU."),
        Preset(impastoFast, "A quick look: few evaluations, most of them small."),
        Preset(impastoFine, "The best that Impasto knows, for those who can wait."),
        Preset(crowson, "Katherine Crowson's style-transfer-pytorch (2023): five scales, Wasserstein loss, Adam."),
        Preset(gatys, "The code of Gatys, Ecker and Bethge (2017), which is stronger in style than their paper."),
        Preset(jcjohnson, "Justin Johnson's neural-style (2015) with its default weights."),
        Preset(seed0Adam, "“Neural Style Transfer” by spirosbax (2020): Adam, ten epochs of 100 at 224×224."),
        Preset(seed0AdamPaper, "The same with the style loss as its text prints it, not as its code has it."),
        Preset(seed0AdamStrong, "Its second experiment: α 10, β 40, learning rate 2, twenty epochs of 800."),
        Preset(seed0Noise, "The same as seed0-adam, from random noise."),
        Preset(seed1LBFGS, "“Neural Style Transfer In Keras” by Marko Jerkić (2018): ten rounds of L-BFGS."),
        Preset(
            seed2LBFGS,
            "“Summary and Implementation” by Chingis (2021): L-BFGS, average pooling, from the content."
        ),
        Preset(seed2White, "The same from an empty white picture."),
        Preset(seed3Adam, "“Neural Style Transfer VGG19” by Nelson Punch (2024), with Adam."),
        Preset(seed3LBFGS, "The same with L-BFGS."),
    ]

    /// The names of all presets.
    public static let presetNames = presetList.map(\.name)

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

    static let presets = Dictionary(uniqueKeysWithValues: presetList.map { ($0.name, $0.recipe) })

    /// The first convolution of each block with the same weight: the style layers of most systems.
    static func firstLayers(weight: Double) -> [String: Double] {
        ["conv1_1": weight, "conv2_1": weight, "conv3_1": weight, "conv4_1": weight, "conv5_1": weight]
    }
}
