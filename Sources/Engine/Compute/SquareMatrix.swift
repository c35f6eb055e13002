import COpenBLAS

/// A square matrix in double precision, row by row, in memory of somebody else's.
///
/// With `MatrixProduct` the door to OpenBLAS.
struct SquareMatrix: Sendable {
    private let memory: Tensor
    let size: Int

    /// Floats of memory that a matrix takes.
    static func floats(_ size: Int) -> Int { 2 * size * size }

    /// A matrix in memory of at least `floats(size)`.
    init(_ memory: Tensor, size: Int) {
        self.memory = memory
        self.size = size
    }

    /// The entries; the memory holds nothing else.
    var pointer: UnsafeMutablePointer<Double> {
        UnsafeMutableRawPointer(memory.pointer).assumingMemoryBound(to: Double.self)
    }

    /// A row of the matrix.
    func row(_ index: Int) -> UnsafeMutableBufferPointer<Double> {
        UnsafeMutableBufferPointer(start: pointer + index * size, count: size)
    }

    /// Replaces the matrix by a·b; with `transposing`, by aᵀ·b.
    func multiply(_ a: SquareMatrix, _ b: SquareMatrix, transposing: Bool = false) {
        let size = blasint(size)
        cblas_dgemm(
            CblasRowMajor,
            transposing ? CblasTrans : CblasNoTrans,
            CblasNoTrans,
            size,
            size,
            size,
            1,
            a.pointer,
            size,
            b.pointer,
            size,
            0,
            pointer,
            size
        )
    }

    /// Floats of memory that `decompose` works in.
    static func workFloats(_ size: Int) -> Int {
        2 * (size + realWork(size)) + integerWork(size)
    }

    /// Doubles and integers that DSYEVD asks for.
    private static func realWork(_ size: Int) -> Int { 1 + 6 * size + 2 * size * size }
    private static func integerWork(_ size: Int) -> Int { 3 + 5 * size }

    /// Replaces a symmetric matrix by its eigenvectors, one a row; nil where there are none to be found.
    ///
    /// - Parameter work: Memory of at least `workFloats(size)`.
    /// - Returns: The eigenvalues, in ascending order, in that memory.
    func decompose(work: Tensor) -> UnsafeBufferPointer<Double>? {
        // Not a number would be looked at for ever.
        guard (0..<size).allSatisfy({ row($0).reduce(0, +).isFinite }) else { return nil }
        let memory = UnsafeMutableRawPointer(work.pointer)
        let values = memory.assumingMemoryBound(to: Double.self)
        let (reals, integers) = (SquareMatrix.realWork(size), SquareMatrix.integerWork(size))
        let rest = (memory + (size + reals) * MemoryLayout<Double>.stride).assumingMemoryBound(to: blasint.self)
        var info = blasint(0)
        withUnsafePointer(to: blasint(size)) { size in
            withUnsafePointer(to: blasint(reals)) { reals in
                withUnsafePointer(to: blasint(integers)) { integers in
                    dsyevd_(
                        "V",
                        "U",
                        size,
                        pointer,
                        size,
                        values,
                        values + self.size,
                        reals,
                        rest,
                        integers,
                        &info,
                        1,
                        1
                    )
                }
            }
        }
        return info == 0 ? UnsafeBufferPointer(start: values, count: size) : nil
    }
}
