import Crypto

/// The values of a convolution in our own order.
package struct LayerValues {
    /// By output, input, row and column.
    package let kernel: [Float]
    /// By output.
    package let bias: [Float]

    /// The SHA-256 of the kernel's values and the bias's, as little-endian 32-bit floats, in hexadecimal digits.
    package var digest: String {
        var digest = SHA256()
        for values in [kernel, bias] {
            for begin in stride(from: 0, to: values.count, by: LayerValues.piece) {
                let end = min(begin + LayerValues.piece, values.count)
                values[begin..<end].map { $0.bitPattern.littleEndian }.withUnsafeBytes {
                    digest.update(bufferPointer: $0)
                }
            }
        }
        return digest.finalize().hexadecimal
    }

    /// The SHA-256 of the signs of the same values, a bit each, the first in the lowest bit of the first byte.
    var signDigest: String {
        var bits = [UInt8](repeating: 0, count: (kernel.count + bias.count + 7) / 8)
        for (index, value) in (kernel + bias).enumerated() where value < 0 { bits[index / 8] |= 1 << (index % 8) }
        return SHA256.hash(data: bits).hexadecimal
    }

    /// The mean magnitude of the kernel's values.
    var magnitude: Double {
        kernel.reduce(0) { $0 + Double($1.magnitude) } / Double(kernel.count)
    }

    /// Values that are converted at once.
    private static let piece = 1 << 16
}

extension Digest {
    /// The digest in lower-case hexadecimal digits.
    var hexadecimal: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
