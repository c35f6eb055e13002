import SystemPackage

/// What the kernel says of the processors, for comparison with what the program finds out by itself.
enum Processor {
    /// The instruction sets that the engine has loops for and this machine can run, the plainest first.
    static let instructionSets: [String] = {
        var sets = ["reference"]
        if flags.isSuperset(of: ["avx2", "fma"]) { sets.append("avx2") }
        if hasAVX512 { sets.append("avx512") }
        return sets
    }()

    /// What OpenBLAS should take this processor for; nil where it finds out by itself.
    static var core: String? {
        guard hasAVX512 else { return nil }
        return flags.contains("avx512_bf16") ? "Cooperlake" : "SkylakeX"
    }

    /// The numbers of the processors that the tests may run on.
    static var allowed: [Int] {
        value(of: "Cpus_allowed_list", in: "/proc/self/status").split(separator: ",").flatMap { range in
            let ends = range.split(separator: "-").compactMap { Int($0) }
            return Array((ends.first ?? 0)...(ends.last ?? 0))
        }
    }

    private static let flags = Set(value(of: "flags", in: "/proc/cpuinfo").split(separator: " ").map(String.init))

    private static let hasAVX512 =
        flags.isSuperset(of: ["avx512f", "avx512vl", "avx512dq", "avx512bw", "avx512cd"])

    private static func value(of key: String, in file: FilePath) -> String {
        let text = String(decoding: (try? file.bytes()) ?? [], as: UTF8.self)
        let line = text.split(separator: "\n").first { $0.hasPrefix(key) } ?? ""
        return String(line.drop { $0 != ":" }.drop { $0 == ":" || $0.isWhitespace })
    }
}
