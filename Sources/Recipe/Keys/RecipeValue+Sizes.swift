import StrictTOML

extension Recipe.Size: RecipeValue {
    var tomlValue: TOMLValue {
        switch self {
        case .native: .string("native")
        case .pixels(let pixels): .integer(pixels)
        }
    }
}

extension Recipe.TileSize: RecipeValue {
    var tomlValue: TOMLValue {
        switch self {
        case .auto: .string("auto")
        case .never: .string("never")
        case .pixels(let pixels): .integer(pixels)
        }
    }
}

extension TOMLRule<Recipe.Size> {
    /// A number of pixels, or "native".
    static var size: TOMLRule {
        let pixels = TOMLRule<Int>.integer(in: Recipe.Size.range)
        return TOMLRule(allowed: "\(pixels.allowed) or \"native\"") { value in
            value == .string("native") ? .native : pixels.read(value).map(Recipe.Size.pixels)
        }
    }
}

extension TOMLRule<Recipe.TileSize> {
    /// A number of pixels, "auto" or "never".
    static var tileSize: TOMLRule {
        let pixels = TOMLRule<Int>.integer(in: Recipe.TileSize.range)
        return TOMLRule(allowed: "\(pixels.allowed), \"auto\" or \"never\"") { value in
            switch value {
            case .string("auto"): .auto
            case .string("never"): .never
            default: pixels.read(value).map(Recipe.TileSize.pixels)
            }
        }
    }
}

extension TOMLRule<Int> {
    /// A number of pixels that a picture may have, or 0.
    static var sizeOrZero: TOMLRule {
        let pixels = TOMLRule<Int>.integer(in: Recipe.Size.range)
        return TOMLRule(allowed: "0 or \(pixels.allowed)") { $0 == .integer(0) ? 0 : pixels.read($0) }
    }

    /// 8 or 16.
    static var bitDepth: TOMLRule {
        TOMLRule(allowed: "8 or 16") { value in
            switch value {
            case .integer(8): 8
            case .integer(16): 16
            default: nil
            }
        }
    }
}
