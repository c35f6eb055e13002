/// The function that painting minimises: losses of a picture and the gradient of their weighted sum.
package struct Objective {
    let settings: TransferSettings
    let arithmetic: VectorArithmetic
    package let pass: FeaturePass
    let losses: [LayerName: LayerLosses]
    package let gramMatrix: GramMatrix

    var kernels: Kernels { arithmetic.kernels }

    /// Evaluates a picture of R, G, B less the network's mean, and overwrites the gradient.
    package func evaluate(_ picture: Tensor, gradient: Tensor) -> Losses {
        var found = Losses()
        pass.forward(picture) { layer, features in
            guard let style = losses[layer]?.style else { return }
            gramMatrix.compute(of: features, into: style.gram)
            found.style += style.measure(arithmetic)
        }
        pass.backward(picture, losses: losses(at:), into: gradient)
        for layer in losses.keys.sorted() { found.content += losses[layer]?.content?.take() ?? 0 }
        if settings.totalVariationWeight > 0 {
            found.totalVariation = arithmetic.addTotalVariation(
                of: picture,
                exponent: settings.totalVariationExponent,
                weight: settings.totalVariationWeight,
                to: gradient
            )
        }
        found.total =
            settings.contentWeight * found.content + settings.styleWeight * found.style
            + settings.totalVariationWeight * found.totalVariation
        return found
    }

    private func losses(at layer: LayerName) -> LayerLosses {
        losses[layer] ?? LayerLosses(stage: settings.featureStage, kernels: kernels, scratch: gramMatrix.scratch)
    }
}
