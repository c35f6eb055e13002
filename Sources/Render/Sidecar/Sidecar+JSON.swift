import Contract
import FoundationEssentials
import Recipe

extension Sidecar {
    /// The sidecar as indented JSON with a line's end.
    ///
    /// - Throws: `EncodingError`.
    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }

    /// Reads a sidecar.
    ///
    /// - Throws: `RenderFailure` when it is missing, is none, or is of a format that is not known yet.
    static func read(path: String) throws(RenderFailure) -> Sidecar {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw RenderFailure(.fileMissing, "the sidecar \(path) cannot be read; check its name and permissions")
        }
        do {
            let head = try JSONDecoder().decode(Head.self, from: data)
            guard head.format == format else {
                throw RenderFailure(
                    .badRecipe,
                    "\(path) was written by version \(head.version) in format \(head.format); this version reads \(format)"
                )
            }
            return try JSONDecoder().decode(Sidecar.self, from: data)
        } catch let failure as RenderFailure {
            throw failure
        } catch let error as RecipeError {
            throw RenderFailure(.badRecipe, "\(path): \(error.message)")
        } catch {
            throw RenderFailure(.badRecipe, "\(path) is no sidecar of a painting: \(error)")
        }
    }

    /// What every format has.
    private struct Head: Decodable {
        let format: Int
        let version: String
    }
}
