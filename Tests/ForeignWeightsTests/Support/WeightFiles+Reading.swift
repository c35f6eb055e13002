import ForeignWeights
import Weights

extension WeightFiles {
    /// Opens a file and reads every tensor in it, until one cannot be read.
    @discardableResult
    static func readAll(path: String) throws(WeightError) -> [(WeightTensor, [Float])] {
        let file = try open(path: path)
        return try file.tensors.map { (tensor) throws(WeightError) in (tensor, try file.values(of: tensor)) }
    }
}
