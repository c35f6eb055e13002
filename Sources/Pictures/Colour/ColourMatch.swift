/// Which of the linear maps is taken that bring the colours of one picture to the mean and covariance of another's.
///
/// Any rotation of colours in between gives another such map. The three are those of Gatys et al., "Controlling
/// Perceptual Factors in Neural Style Transfer" (2017), and of the notebooks published with it.
public enum ColourMatch: String, Sendable, CaseIterable {
    /// Along the principal axes: A = Σc^½ · Σs^-½. What the paper's authors use.
    case pca

    /// By Cholesky's factors: A = Lc · Ls⁻¹. Depends on the order of red, green and blue.
    case cholesky

    /// The symmetric map, which moves colours least (Monge's): A = Σs^-½ · (Σs^½ Σc Σs^½)^½ · Σs^-½.
    case symmetric

    /// The matrix that turns colours of one covariance into colours of another.
    func matrix(from old: Matrix3, to new: Matrix3) -> Matrix3 {
        switch self {
        case .pca:
            return new.squareRoot * old.inverseSquareRoot
        case .cholesky:
            return new.choleskyFactor * old.choleskyFactor.inverseOfLowerTriangle
        case .symmetric:
            let inverseRoot = old.inverseSquareRoot
            return inverseRoot * (old.squareRoot * new * old.squareRoot).squareRoot * inverseRoot
        }
    }
}
