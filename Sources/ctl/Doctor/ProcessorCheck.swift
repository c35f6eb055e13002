import Contract
import FoundationEssentials
import Glibc

/// What the processor can do, and whether the painter makes use of it.
struct ProcessorCheck: Check {
    private struct Timed: Decodable {
        let isa: String
        let blas_core: String
    }

    func findings(on machine: ExaminedMachine) async -> [Finding] {
        // One evaluation of a tiny picture tells which loops it was done by.
        let words = ["bench", "--size", "32", "--repeats", "1", "--threads", "1", "--json"]
        guard let answer = await ProgramAnswer.of(SiblingProgram.render, words) else {
            return [.error("processor", "There is no impasto-render beside this impastoctl.", "Install it again.")]
        }
        guard answer.isSuccess, let timed = try? JSONDecoder().decode(Timed.self, from: Data(answer.output.utf8)) else {
            let reason = answer.errors.split(separator: "\n").joined(separator: " ")
            return [.error("processor", "impasto-render cannot paint: \(reason)")]
        }
        return [loops(timed), blas(timed)]
    }

    private func loops(_ timed: Timed) -> Finding {
        let flags = Self.flags
        let best = flags.isSuperset(of: Self.avx512) ? "avx512" : flags.isSuperset(of: Self.avx2) ? "avx2" : "reference"
        let count = sysconf(Int32(_SC_NPROCESSORS_ONLN))
        let found = "\(count) processors paint by the instruction set \(timed.isa)"
        guard timed.isa == best else {
            let wish =
                Variable.value("IMPASTO_ISA").map { "IMPASTO_ISA is \($0)" } ?? "impasto-render was built without it"
            return .warning("processor", "\(found), though they have \(best): \(wish).")
        }
        guard best != "reference" else {
            return .warning("processor", "\(found): they have no AVX2 and FMA, and painting takes many times as long.")
        }
        return .ok("processor", "\(found).")
    }

    private func blas(_ timed: Timed) -> Finding {
        let plain: Set = ["Generic", "Prescott", "Core2", "Nehalem"]
        guard plain.contains(timed.blas_core), timed.isa != "reference" else {
            return .ok("processor", "OpenBLAS uses its kernels for \(timed.blas_core).")
        }
        return .warning(
            "processor",
            "OpenBLAS uses its kernels for \(timed.blas_core), which are slow here.",
            "Is OPENBLAS_CORETYPE set, or OpenBLAS older than the processor?"
        )
    }

    private static let avx2: Set<Substring> = ["avx2", "fma"]
    private static let avx512: Set<Substring> = ["avx512f", "avx512bw", "avx512dq", "avx512vl"]

    private static var flags: Set<Substring> {
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("flags") }
        return Set(line?.split(separator: " ") ?? [])
    }
}
