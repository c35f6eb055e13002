import COpenBLAS

/// Single-precision products of row-major matrices; the only door to OpenBLAS.
enum MatrixProduct {
    /// OpenBLAS is kept to the calling thread: the engine's workers are the threads.
    static let singleThreaded: Void = openblas_set_num_threads(1)

    /// Replaces c by scale · a·b + beta · c, with a: rows × inner, b: inner × columns.
    static func multiply(
        _ a: UnsafePointer<Float>,
        _ b: UnsafePointer<Float>,
        into c: UnsafeMutablePointer<Float>,
        rows: Int,
        inner: Int,
        columns: Int,
        scale: Float = 1,
        beta: Float = 0
    ) {
        cblas_sgemm(
            CblasRowMajor,
            CblasNoTrans,
            CblasNoTrans,
            blasint(rows),
            blasint(columns),
            blasint(inner),
            scale,
            a,
            blasint(inner),
            b,
            blasint(columns),
            beta,
            c,
            blasint(columns)
        )
    }

    /// Writes the lower triangle of aᵀ·a, with a: rows × columns.
    static func gram(_ a: UnsafePointer<Float>, into c: UnsafeMutablePointer<Float>, rows: Int, columns: Int) {
        cblas_ssyrk(
            CblasRowMajor,
            CblasLower,
            CblasTrans,
            blasint(columns),
            blasint(rows),
            1,
            a,
            blasint(columns),
            0,
            c,
            blasint(columns)
        )
    }
}
