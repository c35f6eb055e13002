import Contract
import Engine
import Recipe

extension RecipeOnNetwork {
    /// A `style.toml` with every key, and as comments below it the network, why weights are rescaled, and each layer.
    var text: String {
        let head = ["loss", "layer", "channels", "written", "factor", "weight"]
        let described = layers.flatMap { rows($0.loss, $0.layers) }
        let path = EscapedName.text(of: Array(network.path.utf8))
        let comments =
            [
                "The network is \(path), of the family \(network.family.rawValue).",
                "The recipe was written for \(recipe.writtenFor.rawValue) networks.",
                reason,
            ] + table([head] + described) + scales
        return recipe.styleTOML + comments.map { "\n# \($0)" }.joined()
    }

    /// The scales of a painting, where there are several and its size is known.
    private var scales: [String] {
        guard case .pixels(let pixels) = recipe.size, case let scales = recipe.scales(to: pixels), scales.count > 1
        else {
            return []
        }
        let rows = scales.map { scale in
            [
                "\(scale.pixels)", "\(scale.iterations)",
                RecipeOnNetwork.short(scale.contentFactor * recipe.contentWeight),
                RecipeOnNetwork.short(scale.styleFactor * recipe.styleWeight),
            ]
        }
        return ["It is painted at \(scales.count) scales."]
            + table([["pixels", "iterations", "content-weight", "style-weight"]] + rows)
    }

    /// Rows with their columns below each other.
    private func table(_ rows: [[String]]) -> [String] {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row.dropLast(), widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count)
            }
            return "  " + (cells + row.suffix(1)).joined(separator: "  ")
        }
    }

    private func rows(_ loss: String, _ layers: [Rescaling.Layer]) -> [[String]] {
        layers.map { layer in
            let channels = layer.channels == layer.vggChannels ? "" : " of \(layer.vggChannels)"
            return [
                loss, "\(layer.name)", "\(layer.channels)\(channels)", RecipeOnNetwork.short(layer.writtenWeight),
                RecipeOnNetwork.short(layer.factor), RecipeOnNetwork.short(layer.weight),
            ]
        }
    }

    /// A number with as many digits as single precision has.
    private static func short(_ number: Double) -> String {
        let text = "\(Float(number))"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
