extension Recipe {
    /// Which files of a folder are style pictures, where a recipe names the folder as a style.
    ///
    /// - Parameter names: The names of the files.
    /// - Returns: Those with the endings of PNG and JPEG files, without hidden ones, in the order of their bytes.
    public static func stylePictures(among names: [String]) -> [String] {
        names.filter { name in
            let lowercased = name.lowercased()
            return !name.hasPrefix(".") && [".png", ".jpg", ".jpeg"].contains { lowercased.hasSuffix($0) }
        }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
