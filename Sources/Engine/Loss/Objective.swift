/// The function that painting minimises: losses of a picture and the gradient of their weighted sum.
struct Objective {
    let settings: TransferSettings
    let kernels: Kernels
    let workers: Workers
    let pass: FeaturePass
    let contentLosses: [LayerName: ContentLoss]
    let styleLosses: [LayerName: StyleLoss]
    let gramMatrix: GramMatrix
    /// Memory for the largest Gram matrix.
    let gram: Tensor

    /// Evaluates a picture of R, G, B less the network's mean, and overwrites the gradient.
    func evaluate(_ picture: Tensor, gradient: Tensor) -> Losses {
        var losses = Losses()
        pass.forward(picture)
        pass.backward(into: gradient) { layer, features, gradient in
            if let content = contentLosses[layer] {
                losses.content += content.evaluate(
                    features: features,
                    factor: settings.contentWeight,
                    gradient: gradient,
                    kernels: kernels
                )
            }
            if let style = styleLosses[layer] {
                let gram = gram.viewed(as: style.target.shape)
                gramMatrix.compute(of: features, into: gram)
                losses.style += style.evaluate(
                    features: features,
                    gram: gram,
                    factor: settings.styleWeight,
                    gradient: gradient,
                    kernels: kernels,
                    workers: workers
                )
            }
        }
        if settings.totalVariationWeight > 0 {
            losses.totalVariation = kernels.totalVariation(
                picture,
                exponent: settings.totalVariationExponent,
                weight: settings.totalVariationWeight,
                gradient: gradient
            )
        }
        losses.total =
            settings.contentWeight * losses.content + settings.styleWeight * losses.style
            + settings.totalVariationWeight * losses.totalVariation
        return losses
    }
}
