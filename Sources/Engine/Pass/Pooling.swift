import CKernels

/// How 2×2 features become one in a pass, and what that makes of a gradient.
package struct Pooling: Sendable {
    private let form: TransferSettings.Pooling
    /// What pooled values are multiplied by, beyond what the form's definition says.
    private let rescaling: Float

    /// The pooling of some settings.
    package init(_ settings: TransferSettings) {
        form = settings.pooling
        rescaling = settings.rescalesPooling ? settings.pooling.rescaling : 1
    }

    /// What a cell's largest value, its sum, or the root of its sum of squares is multiplied by.
    var scale: Float { form == .average ? rescaling / 4 : rescaling }

    /// What a gradient is multiplied by on its way back, besides what the features do.
    var slope: Float { form == .l2 ? scale * scale : scale }

    /// Whether the way back asks for features and pooled values, not only for the gates.
    var keepsFeatures: Bool { form == .l2 }

    var c: ck_pooling {
        switch form {
        case .maximum: .CK_POOLING_MAXIMUM
        case .average: .CK_POOLING_AVERAGE
        case .l2: .CK_POOLING_L2
        }
    }
}

extension TransferSettings.Pooling {
    /// What keeps features of about the size that they have with maxima, which networks were trained with.
    ///
    /// Source: `VGGFeatures` of crowsonkb/style-transfer-pytorch.
    fileprivate var rescaling: Float {
        switch self {
        case .maximum: 1
        case .average: 2
        case .l2: 0.78
        }
    }
}
