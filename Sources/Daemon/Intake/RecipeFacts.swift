import Contract
import Crypto
import Jobs
import Recipe
import SystemPackage

/// What clients are told of a recipe.
struct RecipeFacts: Sendable, Equatable {
    /// The SHA-256 of its frozen text, in hexadecimal.
    let digest: String

    /// The file names of its style pictures, separated by commas.
    let style: String

    /// Finds out what is to be told of a recipe.
    init(_ frozen: FrozenRecipe, _ recipe: Recipe) {
        digest = SHA256.hash(data: Array(frozen.json.utf8)).hexadecimal
        let names = recipe.styles.map { FilePath($0.file).lastComponent?.bytes ?? [] }
        style = names.map { EscapedName.text(of: $0) }.joined(separator: ", ")
    }
}

extension Sequence<UInt8> {
    /// The bytes as two digits each.
    var hexadecimal: String {
        map { $0 < 16 ? "0\(String($0, radix: 16))" : String($0, radix: 16) }.joined()
    }
}
