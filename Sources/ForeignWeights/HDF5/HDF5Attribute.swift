import CHDF5
import Weights

/// An attribute of texts, as Keras leaves them on groups: one, or a list.
enum HDF5Attribute {
    /// Keras splits a longer list, since an attribute holds at most 64 KiB.
    private static let mostTexts = 4096
    private static let longestText = 4096

    /// The texts of an attribute; none where the object has no such attribute or it holds something else.
    static func texts(_ name: String, of object: borrowing HDF5Object, in path: String) throws(WeightError) -> [String]
    {
        guard H5Aexists(object.id, name) > 0 else { return [] }
        let what = "its attribute \(name)"
        let attribute = try HDF5Object(chdf5_open_attribute(object.id, name), in: path, what)
        let type = try HDF5Object(H5Aget_type(attribute.id), in: path, what)
        let space = try HDF5Object(H5Aget_space(attribute.id), in: path, what)
        guard H5Tget_class(type.id) == H5T_STRING else { return [] }
        let count = H5Sget_simple_extent_npoints(space.id)
        guard (0...mostTexts).contains(Int(count)) else {
            throw WeightError(.damaged, path, "is damaged: \(what) claims \(count) texts; get the file anew")
        }
        let texts =
            H5Tis_variable_str(type.id) > 0
            ? anyLength(attribute, type, space, count: Int(count))
            : try fixedLength(attribute, type, count: Int(count), in: path)
        guard let texts else {
            throw WeightError(.damaged, path, "is damaged: \(what) cannot be read; get the file anew")
        }
        return texts
    }

    /// Texts of one length, filled up with zeros.
    private static func fixedLength(
        _ attribute: borrowing HDF5Object,
        _ type: borrowing HDF5Object,
        count: Int,
        in path: String
    ) throws(WeightError) -> [String]? {
        let length = H5Tget_size(type.id)
        guard (1...longestText).contains(length) else {
            throw WeightError(.damaged, path, "is damaged: a text in it claims \(length) bytes; get the file anew")
        }
        var bytes = [UInt8](repeating: 0, count: count * length)
        guard H5Aread(attribute.id, type.id, &bytes) >= 0 else { return nil }
        return (0..<count).map { index in
            String(decoding: bytes[index * length..<(index + 1) * length].prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    /// Texts that libhdf5 allocates, each with a zero at its end.
    private static func anyLength(
        _ attribute: borrowing HDF5Object,
        _ type: borrowing HDF5Object,
        _ space: borrowing HDF5Object,
        count: Int
    ) -> [String]? {
        var texts = [UnsafeMutablePointer<CChar>?](repeating: nil, count: count)
        guard H5Aread(attribute.id, type.id, &texts) >= 0 else { return nil }
        defer { chdf5_free_texts(type.id, space.id, &texts) }
        return texts.map { text in text.map { String(cString: $0) } ?? "" }
    }
}
