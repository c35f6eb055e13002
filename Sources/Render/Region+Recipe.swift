import Pictures
import Recipe

extension Region {
    /// The part of a picture that a recipe names.
    init(_ area: Recipe.Area) {
        self.init(
            file: area.file,
            colour: area.colour.map { RegionColour(red: $0.red, green: $0.green, blue: $0.blue) }
        )
    }
}

extension Recipe {
    /// Where in the painting its styles are wanted: each part once, file by file.
    var regions: [[Region]] {
        var files: [[Region]] = []
        for region in styles.compactMap(\.region).map({ Region($0) }) {
            guard let index = files.firstIndex(where: { $0[0].file == region.file }) else {
                files.append([region])
                continue
            }
            if !files[index].contains(region) { files[index].append(region) }
        }
        return files
    }
}
