import Foundation
import SystemPackage
import TestSupport
import Testing

/// The process that reads the file, and what becomes of the program when one of the two ends too early.
struct NetworkProcessTests {
    /// A network that takes more than a second to read: behind its layers lies a tensor that nobody needs.
    private static let slow = [("conv1_1.weight", [4, 3, 3, 3]), ("conv1_1.bias", [4]), ("rest", [1 << 20, 1000])]

    /// By the kernel for its time, its memory or its file's size, or by its own fault.
    @Test(arguments: [SIGKILL, SIGXCPU, SIGXFSZ, SIGSEGV, SIGABRT])
    func aReaderThatIsKilledMeansADamagedFile(signal: Int32) async throws {
        try await NetworkPlace.with { place in
            let file = try place.writeHoles("slow.safetensors", Self.slow)
            let program = try start(place, file)
            let reader = try await reader(of: program)
            #expect(place.store.names.count == 1)
            #expect(kill(reader, signal) == 0)
            #expect(await program.end() == 1)
            let words = String(decoding: try place.root.appending("errors").bytes(), as: UTF8.self)
            #expect(words.contains("slow.safetensors is damaged") && words.contains("signal \(signal)"), "\(words)")
            #expect(place.store.names == [])
        }
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func aProgramThatIsToldToEndTidiesUp(signal: Int32) async throws {
        try await NetworkPlace.with { place in
            let program = try start(place, try place.writeHoles("slow.safetensors", Self.slow))
            let reader = try await reader(of: program)
            program.send(signal)
            #expect(await program.end() == -signal)
            #expect(place.store.names == [])
            #expect(!FilePath("/proc/\(reader)").exists)
        }
    }

    @Test func whatAKilledProgramLeftIsSweptByTheNext() async throws {
        let network = try await WrittenNetworks.file("vgg19.gatys.pth")
        try await NetworkPlace.with { place in
            let program = try start(place, try place.writeHoles("slow.safetensors", Self.slow))
            _ = try await reader(of: program)
            // Another import meanwhile leaves it alone.
            #expect(try await place.network("import", network.string, "--name", "one").status == 0)
            #expect(place.store.names.count == 2)
            program.kill()
            #expect(place.store.names.count == 2 && place.store.visibleNames == ["one.safetensors"])
            #expect(try await place.network("import", network.string, "--name", "two").status == 0)
            #expect(place.store.names == ["one.safetensors", "two.safetensors"])
        }
    }

    /// Two gigabytes as floats, which lie in the file as a hole.
    @Test func aFileThatTakesTooMuchMemoryIsRefused() async throws {
        try await NetworkPlace.with { place in
            let outputs = 14_500_000
            let file = try place.writeHoles(
                "large.safetensors",
                [
                    ("conv1_1.weight", [4, 3, 3, 3]), ("conv1_1.bias", [4]), ("conv1_2.weight", [outputs, 4, 3, 3]),
                    ("conv1_2.bias", [outputs]),
                ]
            )
            let result = try await place.network("import", file.string)
            #expect(result.status == 1)
            #expect(result.errors.contains("large.safetensors is damaged, or asks for more memory"), "\(result.errors)")
            #expect(place.store.names == [])
        }
    }

    @Test func theReaderIsConfined() async throws {
        try await NetworkPlace.with { place in
            let program = try start(place, try place.writeHoles("slow.safetensors", Self.slow))
            let reader = try await reader(of: program)
            try await eventually("the limits") {
                let limits = String(decoding: try FilePath("/proc/\(reader)/limits").bytes(), as: UTF8.self)
                let status = String(decoding: try FilePath("/proc/\(reader)/status").bytes(), as: UTF8.self)
                func limit(_ name: String) -> String? {
                    let line = limits.split(separator: "\n").first { $0.hasPrefix(name) }
                    return line?.dropFirst(name.count).split(separator: " ").first.map(String.init)
                }
                let isHeld =
                    limit("Max data size") == "2147483648" && limit("Max cpu time") == "180"
                    && limit("Max file size") == "536870912" && limit("Max core file size") == "0"
                return isHeld && status.contains("NoNewPrivs:\t1") ? () : nil
            }
            program.kill()
        }
    }

    private func start(_ place: NetworkPlace, _ file: FilePath) throws -> ChildProcess {
        let variables = place.environment.map { "\($0)=\($1)" }
        let command = ["env"] + variables + [Programs.impastoNetwork, "import", file.string]
        return try ChildProcess(command, errors: place.root.appending("errors"))
    }

    /// The process that the program has started, once it has.
    private func reader(of program: ChildProcess) async throws -> pid_t {
        let tasks = FilePath("/proc/\(program.identifier)/task")
        return try await eventually("the reading process") {
            tasks.names.lazy.compactMap { task -> pid_t? in
                let children = (try? tasks.appending(task).appending("children").bytes()) ?? []
                return String(decoding: children, as: UTF8.self).split(separator: " ").first.flatMap { pid_t($0) }
            }.first
        }
    }
}
