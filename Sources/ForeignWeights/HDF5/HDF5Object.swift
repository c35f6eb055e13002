import CHDF5
import Weights

/// Something of libhdf5's that is open (a file, a group, a type …) and is closed with this value.
struct HDF5Object: ~Copyable {
    let id: hid_t

    /// Takes over what a call of libhdf5 has opened.
    ///
    /// - Parameters:
    ///   - id: What the call returned; negative where it failed.
    ///   - path: The file.
    ///   - what: What was opened, for people.
    /// - Throws: `WeightError` when the call failed.
    init(_ id: hid_t, in path: String, _ what: String) throws(WeightError) {
        guard id >= 0 else {
            throw WeightError(.damaged, path, "is damaged: \(what) cannot be read; get the file anew")
        }
        self.id = id
    }

    deinit { H5Idec_ref(id) }
}
