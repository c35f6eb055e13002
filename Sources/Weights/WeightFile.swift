/// A file of named tensors that has been opened and checked: what every format looks like from outside.
///
/// Opening reads names and shapes only. Values are read one tensor at a time, so that a file of half a gigabyte, most of it
/// layers that nobody needs, takes no more memory than its largest tensor that is asked for.
public protocol WeightFile {
    /// The file.
    var path: String { get }
    /// What kind of file it is.
    var format: WeightFormat { get }
    /// The tensors, in the file's own order.
    var tensors: [WeightTensor] { get }
    /// What the file says of itself beside its tensors (`mean`, …), in the words of `Networks`.
    var notes: [String: String] { get }

    /// The values of a tensor as 32-bit floats, in the order of its shape: the last axis moves fastest.
    ///
    /// - Parameter tensor: One of `tensors`.
    /// - Returns: As many values as the shape has places.
    /// - Throws: `WeightError` when the file ends early or a value is not finite.
    func values(of tensor: WeightTensor) throws(WeightError) -> [Float]
}
