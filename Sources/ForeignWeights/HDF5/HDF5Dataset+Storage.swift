import CHDF5
import Weights

extension HDF5Dataset {
    /// Deflate's best: a stretch of 258 bytes in two bits (zlib's technical notes, "Maximum Compression Factor").
    private static let bestCompression = 1032

    /// Checks that the file holds as many bytes as the dataset claims, in itself and in a form that is read here.
    ///
    /// libhdf5 gives zeros for what was never written, so that a file of a few bytes could claim gigabytes.
    func checkStorage(ofBytes bytes: Int) throws(WeightError) {
        let properties = try HDF5Object(H5Dget_create_plist(object.id), in: file.path, name)
        guard H5Pget_external_count(properties.id) == 0 else {
            throw forbidden("the values of \(name) in another file")
        }
        let isDeflated = try deflates(properties)
        let layout = H5Pget_layout(properties.id)
        switch layout {
        case H5D_COMPACT, H5D_CONTIGUOUS: break
        case H5D_CHUNKED: try checkChunk(properties)
        default: throw forbidden("the values of \(name) in other datasets")
        }
        let stored = H5Dget_storage_size(object.id)
        guard stored <= file.count else { throw damaged("claims \(stored) bytes, more than the file has") }
        let most = Int(stored).multipliedReportingOverflow(by: isDeflated ? HDF5Dataset.bestCompression : 1)
        guard most.overflow || most.partialValue >= bytes else {
            throw damaged("claims \(bytes) bytes of values, but the file holds \(stored) for them")
        }
    }

    /// Whether the values are compressed; every filter but deflate and those that keep the size is refused.
    private func deflates(_ properties: borrowing HDF5Object) throws(WeightError) -> Bool {
        let count = H5Pget_nfilters(properties.id)
        guard (0...H5Z_MAX_NFILTERS).contains(count) else { throw damaged("has \(count) filters") }
        var isDeflated = false
        for index in 0..<UInt32(count) {
            switch chdf5_filter(properties.id, index) {
            case H5Z_FILTER_DEFLATE where !isDeflated: isDeflated = true
            case H5Z_FILTER_SHUFFLE, H5Z_FILTER_FLETCHER32: break
            default:
                throw WeightError(
                    .wrongType,
                    file.path,
                    "holds \(name) compressed otherwise than with gzip; save it without"
                )
            }
        }
        return isDeflated
    }

    /// A chunk is in memory as a whole, whatever the dataset's sides are.
    private func checkChunk(_ properties: borrowing HDF5Object) throws(WeightError) {
        var sides = [hsize_t](repeating: 0, count: Int(H5S_MAX_RANK))
        let rank = H5Pget_chunk(properties.id, H5S_MAX_RANK, &sides)
        guard (1...H5S_MAX_RANK).contains(rank) else { throw damaged("has chunks of \(rank) sides") }
        let chunk = WeightTensor(name: name, shape: sides.prefix(Int(rank)).map { Int(clamping: $0) })
        let type = try HDF5Object(H5Dget_type(object.id), in: file.path, name)
        _ = try bytes(of: chunk, each: H5Tget_size(type.id))
    }

    private func forbidden(_ what: String) -> WeightError {
        WeightError(.forbidden, file.path, "keeps \(what), which is not followed; save it as one file")
    }
}
