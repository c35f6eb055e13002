import Engine
import Recipe

extension TransferSettings.TotalVariationForm {
    init(_ form: Recipe.VariationForm) {
        self =
            switch form {
            case .power: .power
            case .absolute: .absolute
            case .mean: .mean
            case .ninePoint: .ninePoint
            }
    }
}

extension TransferSettings.Pooling {
    init(_ pooling: Recipe.Pooling) {
        self =
            switch pooling {
            case .max: .maximum
            case .average: .average
            case .l2: .l2
            }
    }
}

extension TransferSettings.ContentReduction {
    init(_ reduction: Recipe.ContentReduction) {
        self =
            switch reduction {
            case .halfSum: .halfSum
            case .sum: .sum
            case .mean: .mean
            case .relative: .relative
            case .scaled: .scaled
            }
    }
}

extension TransferSettings.StyleForm {
    init(_ loss: Recipe.StyleLoss) {
        self =
            switch loss {
            case .gram: .gram
            case .gramMean: .gramWithMean
            case .covariance: .covariance
            case .wasserstein: .wasserstein
            }
    }
}

extension TransferSettings.StyleNormalisation {
    init(_ normalisation: Recipe.StyleNormalisation) {
        self =
            switch normalisation {
            case .mean: .mean
            case .paper: .paper
            case .gramShape: .gramShape
            case .image: .image
            case .relative: .relative
            case .scaled: .scaled
            }
    }
}

extension TransferSettings.Initialisation {
    /// The start that a recipe asks for; the picture of `initial-file` is put in its place when it has been read.
    init(_ initialisation: Recipe.Initialisation) {
        self =
            switch initialisation {
            case .content, .file: .content
            case .noise: .noise
            case .white: .white
            case .gray: .gray
            case .style: .style
            }
    }
}
