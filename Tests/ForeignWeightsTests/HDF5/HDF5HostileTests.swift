import ForeignWeights
import Foundation
import Testing
import Weights

/// HDF5 files that are cut off, lie or lead elsewhere end in a clear error.
@Suite struct HDF5HostileTests {
    @Test func refusedFilesGiveTheirReason() throws {
        let folder = try WrittenFiles.folder(of: "write_hdf5.py")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("-") }
        let refused = names.filter { WeightError.Code(rawValue: String($0.prefix { $0 != "-" })) != nil }
        #expect(refused.count == 14)
        for name in refused {
            let path = folder.appending(path: name).path
            let error = #expect(throws: WeightError.self, "\(name)") { try WeightFiles.readAll(path: path) }
            #expect(error?.code.rawValue == String(name.prefix { $0 != "-" }), "\(error?.description ?? name)")
            #expect(error?.path == path)
            #expect(error?.description.contains(path) == true)
        }
    }

    @Test(arguments: ["keras1.h5", "model.h5", "types.h5"])
    func truncatedFilesAreRefused(_ name: String) throws {
        let url = try WrittenFiles.folder(of: "write_hdf5.py").appending(path: name)
        let bytes = [UInt8](try Data(contentsOf: url))
        let file = ChangingFile()
        for count in (1..<16).map({ bytes.count * $0 / 16 }) + [bytes.count - 1] {
            let path = try file.path(holding: Array(bytes.prefix(count)))
            let error = #expect(throws: WeightError.self) { try WeightFiles.readAll(path: path) }
            // Of a sixteenth of types.h5 not even the signature is left.
            #expect(
                error?.code == .damaged || count < 1032 && error?.code == .unknownFormat,
                "\(count) of \(bytes.count)"
            )
        }
    }
}
