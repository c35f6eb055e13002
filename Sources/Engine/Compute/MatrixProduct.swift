import COpenBLAS

/// Single-precision products of row-major matrices; with `SquareMatrix` the door to OpenBLAS.
enum MatrixProduct {
    /// OpenBLAS is kept to the calling thread: the engine's workers are the threads.
    static let singleThreaded: Void = openblas_set_num_threads(1)

    /// Bytes that OpenBLAS maps for each thread that it works on, and hardly touches.
    ///
    /// Measured for its x86-64 processors of today by `VmData` of proc_pid_status(5), with and without one thread more.
    static let buffer = 128 << 20

    /// Replaces c by a·bᵀ, with a: rows × inner, b: columns × inner.
    static func multiplyTransposed(
        _ a: UnsafePointer<Float>,
        _ b: UnsafePointer<Float>,
        into c: UnsafeMutablePointer<Float>,
        rows: Int,
        inner: Int,
        columns: Int
    ) {
        cblas_sgemm(
            CblasRowMajor,
            CblasNoTrans,
            CblasTrans,
            blasint(rows),
            blasint(columns),
            blasint(inner),
            1,
            a,
            blasint(inner),
            b,
            blasint(inner),
            0,
            c,
            blasint(columns)
        )
    }
}
