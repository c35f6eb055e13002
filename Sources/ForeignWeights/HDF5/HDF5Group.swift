import CHDF5
import Weights

/// A group of an HDF5 file: the things in it that the file itself holds.
///
/// Only hard links are followed, and by address: soft and external links can name what stands elsewhere, and a hostile
/// name is never taken for a path.
struct HDF5Group: ~Copyable {
    /// A thing in a group.
    struct Member {
        let name: String
        let address: haddr_t
    }

    /// VGG19 has 43 layers; a group of Keras' largest networks has some hundreds.
    static let mostMembers = 4096

    let object: HDF5Object
    private let path: String

    init(_ object: consuming HDF5Object, in path: String) {
        self.object = object
        self.path = path
    }

    /// What the hard links of the group lead to, sorted by name.
    func members() throws(WeightError) -> [Member] {
        var group = H5G_info_t()
        guard H5Gget_info(object.id, &group) >= 0 else {
            throw WeightError(.damaged, path, "is damaged: a group of it cannot be read; get the file anew")
        }
        guard group.nlinks <= HDF5Group.mostMembers else {
            throw WeightError(.damaged, path, "has a group of \(group.nlinks) members, which no network has")
        }
        var members: [Member] = []
        for index in 0..<group.nlinks {
            var link = H5L_info_t()
            guard chdf5_link(object.id, index, &link) >= 0 else {
                throw WeightError(.damaged, path, "is damaged: a link of it cannot be read; get the file anew")
            }
            if link.type == H5L_TYPE_HARD { members.append(Member(name: try name(at: index), address: link.u.address)) }
        }
        return members
    }

    private func name(at index: hsize_t) throws(WeightError) -> String {
        var name = [CChar](repeating: 0, count: 1024)
        let length = chdf5_link_name(object.id, index, &name, name.count)
        guard length > 0, length < name.count else {
            throw WeightError(.damaged, path, "is damaged: a name in it is empty or endless; get the file anew")
        }
        return String(decoding: name.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
