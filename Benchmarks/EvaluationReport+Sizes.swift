import Engine

extension [EvaluationReport] {
    /// A line a size, so that one sees how time and memory grow.
    var sizes: TextTable {
        TextTable(
            columns: [
                "size", "median s", "fastest s", "ns/pixel", "of the first", "direct GFLOP/s", "real", "predicted MiB",
                "peak MiB",
            ],
            rows: map { report in
                [
                    "\(report.size)", report.median.text(4), report.minimum.text(4), report.perPixel.text(0),
                    (report.perPixel / self[0].perPixel).text(2), report.directRate.text(0), report.realRate.text(0),
                    "\(report.predictedMemory)", "\(report.peakMemory)",
                ]
            },
            words: 0
        )
    }
}

extension EvaluationReport {
    /// Nanoseconds of the median evaluation for each pixel.
    fileprivate var perPixel: Double { median * 1e9 / Double(size * size) }
}
