import Contract
import Engine
import Recipe

/// A recipe, the network that it paints with, and the weights carried over from one to the other.
struct RecipeOnNetwork {
    let recipe: Recipe
    let network: Network
    let rescaling: Rescaling
    /// The settings with the weights that the network needs.
    let settings: TransferSettings

    /// Reads the network, as deep as the recipe needs it.
    ///
    /// - Throws: an error that `RenderFailure` can sort.
    init(_ recipe: Recipe, threads: Int) throws {
        let written = try TransferSettings(recipe, threads: threads)
        self.recipe = recipe
        network = try Network(
            path: NetworkLocation.path(for: recipe),
            through: written.deepestLayer
        )
        rescaling = try Rescaling(
            of: written,
            from: recipe.rescale ? NetworkFamily(recipe.writtenFor) : nil,
            to: network
        )
        settings = written.applying(rescaling)
    }

    /// Why weights are rescaled, or why they are not, in a sentence.
    var reason: String {
        guard recipe.rescale else { return "Nothing is rescaled: the recipe says rescale = false." }
        guard rescaling.isNeeded else {
            let widths =
                hasOtherWidths ? "no loss depends on its widths, which are not VGG19's" : "its widths are VGG19's"
            return
                "Nothing is rescaled: the network has the activations that the recipe was written for, and \(widths)."
        }
        return "Weights are rescaled, so that each layer's loss is as large as it was meant: \(differences)."
    }

    /// What a painter says who rescales; nil where there is nothing to say.
    var notice: String? {
        guard rescaling.isNeeded else { return nil }
        return "weights are rescaled, for \(differences); “impasto-render recipe show” says how much"
    }

    private var differences: String {
        // Nobody has measured torchvision's here; Documentation/recipes.md says how they are taken.
        let estimate = recipe.writtenFor == .torchvision ? ", which are an estimate" : ""
        let scale = "activations that are not those of \(recipe.writtenFor.rawValue) networks\(estimate)"
        let widths = "widths that are not VGG19's"
        let found = [(hasOtherScale, scale), (hasOtherWidths, widths)].filter(\.0).map(\.1)
        return "the network has \(found.joined(separator: ", and "))"
    }

    /// The layers of each loss, by its name.
    var layers: [(loss: String, layers: [Rescaling.Layer])] {
        [("content", rescaling.content), ("style", rescaling.style), ("histogram", rescaling.histogram)]
    }

    private var hasOtherScale: Bool { layers.contains { $0.layers.contains { $0.activationRatio != 1 } } }
    private var hasOtherWidths: Bool { layers.contains { $0.layers.contains { $0.channels != $0.vggChannels } } }
}
