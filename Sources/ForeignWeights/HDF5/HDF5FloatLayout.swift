import CHDF5

/// Where a type of float keeps its bits: libhdf5 reads any that a file makes up, and this reader those of IEEE 754.
struct HDF5FloatLayout: Equatable {
    private let size: Int
    private let precision: Int
    private let sign: Int
    private let exponent: Range<Int>
    private let mantissa: Range<Int>
    private let bias: Int

    /// Half, single and double precision.
    static let known = [
        HDF5FloatLayout(size: 2, precision: 16, sign: 15, exponent: 10..<15, mantissa: 0..<10, bias: 15),
        HDF5FloatLayout(size: 4, precision: 32, sign: 31, exponent: 23..<31, mantissa: 0..<23, bias: 127),
        HDF5FloatLayout(size: 8, precision: 64, sign: 63, exponent: 52..<63, mantissa: 0..<52, bias: 1023),
    ]
}

extension HDF5FloatLayout {
    /// The layout of a type of class float; nil where libhdf5 does not say, or the leading one is stored.
    init?(of type: borrowing HDF5Object) {
        var (sign, exponent, exponentSize, mantissa, mantissaSize) = (0, 0, 0, 0, 0)
        guard
            H5Tget_fields(type.id, &sign, &exponent, &exponentSize, &mantissa, &mantissaSize) >= 0,
            H5Tget_norm(type.id) == H5T_NORM_IMPLIED
        else { return nil }
        self.init(
            size: H5Tget_size(type.id),
            precision: H5Tget_precision(type.id),
            sign: sign,
            exponent: exponent..<exponent + exponentSize,
            mantissa: mantissa..<mantissa + mantissaSize,
            bias: H5Tget_ebias(type.id)
        )
    }
}
