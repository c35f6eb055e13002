import ForeignWeights
import Foundation
import Testing
import Weights

/// Files that lie, or that would run programs in PyTorch, end in a clear error.
@Suite struct TorchHostileTests {
    @Test func hostileFilesAreRefusedWithAReason() throws {
        let folder = try WrittenFiles.folder(of: "write_torch_hostile.py")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".pth") }
        #expect(names.count == 143)
        for name in names.sorted() {
            let path = folder.appending(path: name).path
            let expected = WeightError.Code(rawValue: String(name.prefix { $0 != "-" }))
            let error = #expect(throws: WeightError.self, "\(name)") { try WeightFiles.readAll(path: path) }
            #expect(error?.code == expected, "\(name): \(error?.description ?? "")")
            #expect(error?.path == path)
            #expect(error?.description.contains(name) == true)
        }
    }

    @Test(arguments: TorchKind.allCases)
    func programOfAPickleIsNamedAndNotRun(_ kind: TorchKind) throws {
        let folder = try WrittenFiles.folder(of: "write_torch_hostile.py")
        for name in ["system", "nested", "eval"] {
            let path = folder.appending(path: "forbidden-\(name).\(kind.rawValue).pth").path
            let error = #expect(throws: WeightError.self) { try WeightFiles.readAll(path: path) }
            let function = name == "eval" ? "__builtin__.eval" : "posix.system"
            #expect(error?.description.contains("\"\(function)\"") == true)
            #expect(error?.description.contains("nothing of it was run") == true)
        }
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "ran").path))
    }

    @Test(arguments: TorchKind.allCases)
    func truncatedFilesAreRefused(_ kind: TorchKind) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: kind.file("layers"))))
        let file = ChangingFile()
        let sixteenths = (1..<16).map { bytes.count * $0 / 16 }
        for count in sixteenths + ((bytes.count - 8)..<bytes.count) {
            let path = try file.path(holding: Array(bytes.prefix(count)))
            let error = #expect(throws: WeightError.self) { try WeightFiles.readAll(path: path) }
            #expect(error?.code == .truncated, "\(count) of \(bytes.count) bytes")
        }
    }

    /// A changed file is read or refused, and nothing is made of it that it has not the bytes for.
    @Test(arguments: ["layers", "views", "checkpoint"], TorchKind.allCases)
    func changedFilesAreReadOrRefused(_ name: String, kind: TorchKind) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: kind.file(name))))
        let file = ChangingFile()
        var refused = 0
        for mutated in Mutations(of: bytes, seed: 1, count: 5000) {
            let path = try file.path(holding: mutated)
            do throws(WeightError) {
                for (tensor, values) in try WeightFiles.readAll(path: path) {
                    #expect(values.count == tensor.shape.reduce(1, *))
                    #expect(values.count * 2 <= mutated.count)
                }
            } catch {
                #expect(error.path == path)
                refused += 1
            }
        }
        #expect((1000..<5000).contains(refused))
    }
}
