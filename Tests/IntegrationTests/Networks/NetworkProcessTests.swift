import Foundation
import SystemPackage
import TestSupport
import Testing

/// The process that reads the file, and what becomes of the program when one of the two ends too early.
struct NetworkProcessTests {
    /// By the kernel for its time, its memory or its file's size, or by its own fault.
    @Test(arguments: [SIGKILL, SIGXCPU, SIGXFSZ, SIGSEGV, SIGABRT])
    func aReaderThatIsKilledMeansADamagedFile(signal: Int32) async throws {
        try await NetworkPlace.with { place in
            let held = try await HeldReader(in: place)
            #expect(place.store.names.count == 1)
            #expect(held.send(signal))
            #expect(await held.program.end() == 1)
            let words = String(decoding: try place.root.appending("errors").bytes(), as: UTF8.self)
            #expect(words.contains("slow.safetensors is damaged") && words.contains("signal \(signal)"), "\(words)")
            #expect(place.store.names == [])
        }
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func aProgramThatIsToldToEndTidiesUp(signal: Int32) async throws {
        try await NetworkPlace.with { place in
            let held = try await HeldReader(in: place)
            // Before the signal: afterwards the reader may be gone at any moment.
            #expect(held.send(0))
            held.program.send(signal)
            #expect(await held.program.end() == -signal)
            #expect(place.store.names == [])
            #expect(!FilePath("/proc/\(held.reader)").exists)
        }
    }

    @Test func whatAKilledProgramLeftIsSweptByTheNext() async throws {
        let network = try await WrittenNetworks.file("vgg19.gatys.pth")
        try await NetworkPlace.with { place in
            let held = try await HeldReader(in: place)
            defer { _ = held.send(SIGKILL) }
            // Another import meanwhile leaves it alone.
            #expect(try await place.network("import", network.string, "--name", "one").status == 0)
            #expect(place.store.names.count == 2)
            held.program.kill()
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
            let held = try await HeldReader(in: place) { reader in
                let limits = Self.text("/proc/\(reader)/limits")
                func limit(_ name: String) -> String? {
                    let line = limits.split(separator: "\n").first { $0.hasPrefix(name) }
                    return line?.dropFirst(name.count).split(separator: " ").first.map(String.init)
                }
                return limit("Max data size") == "2147483648" && limit("Max cpu time") == "180"
                    && limit("Max file size") == "536870912" && limit("Max core file size") == "0"
                    && Self.text("/proc/\(reader)/status").contains("NoNewPrivs:\t1")
            }
            held.program.kill()
            #expect(held.send(SIGKILL))
        }
    }

    private static func text(_ path: String) -> String {
        String(decoding: (try? FilePath(path).bytes()) ?? [], as: UTF8.self)
    }
}
