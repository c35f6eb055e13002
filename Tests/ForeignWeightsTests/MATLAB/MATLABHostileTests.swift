import ForeignWeights
import Foundation
import Testing
import Weights

/// MATLAB files that are cut off, lie or are no network end in a clear error.
@Suite struct MATLABHostileTests {
    private func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: WrittenFiles.folder(of: "write_matlab.py").appending(path: name)))
    }

    @Test func refusedFilesGiveTheirReason() throws {
        let folder = try WrittenFiles.folder(of: "write_matlab.py")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let refused = names.filter { WeightError.Code(rawValue: String($0.prefix { $0 != "-" })) != nil }
        #expect(refused.count == 16)
        for name in refused {
            let path = folder.appending(path: name).path
            let error = #expect(throws: WeightError.self, "\(name)") { try WeightFiles.readAll(path: path) }
            #expect(error?.code.rawValue == String(name.prefix { $0 != "-" }), "\(error?.description ?? name)")
            #expect(error?.path == path)
            #expect(error?.description.contains(path) == true)
        }
    }

    @Test(arguments: ["new.mat", "new-packed.mat", "old.mat", "old-packed.mat"])
    func truncatedFilesAreRefused(_ name: String) throws {
        let bytes = try bytes(name)
        let file = ChangingFile()
        for count in (1..<16).map({ bytes.count * $0 / 16 }) + [bytes.count - 1] {
            let path = try file.path(holding: Array(bytes.prefix(count)))
            let error = #expect(throws: WeightError.self) { try WeightFiles.readAll(path: path) }
            #expect(error?.code == .truncated, "\(count) of \(bytes.count)")
        }
    }

    /// zlib's own checks find a changed byte, and libmatio tells only its log.
    @Test func damagedCompressionIsRefused() throws {
        let bytes = try bytes("new-packed.mat")
        let file = ChangingFile()
        for sixteenth in 1..<15 {
            var changed = bytes
            let place = bytes.count * sixteenth / 16
            for index in place..<place + 512 { changed[index] = ~changed[index] }
            let path = try file.path(holding: changed)
            #expect(throws: WeightError.self, "\(sixteenth)/16") { try WeightFiles.readAll(path: path) }
        }
    }

    /// A change to a compressed file can make libmatio take all memory, and one to an HDF5 file makes libhdf5 crash, so
    /// that networks are imported in a process apart; those changes are tested there.
    @Test(arguments: ["new.mat", "old.mat"])
    func changedFilesAreReadOrRefused(_ name: String) throws {
        let bytes = try bytes(name)
        let file = ChangingFile()
        var refused = 0
        for mutated in Mutations(of: bytes, seed: 7, count: 1000) {
            let path = try file.path(holding: mutated)
            do throws(WeightError) {
                for (tensor, values) in try WeightFiles.readAll(path: path) {
                    #expect(values.count == tensor.shape.reduce(1, *))
                    #expect(values.allSatisfy { $0.isFinite })
                }
            } catch {
                #expect(error.path == path)
                refused += 1
            }
        }
        #expect((500..<1000).contains(refused))
    }
}
