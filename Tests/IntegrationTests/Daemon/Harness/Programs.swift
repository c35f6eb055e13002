import Foundation
import SystemPackage

/// The programs as they were built, beside the tests.
enum Programs {
    static var impastod: String { path("impastod") }
    static var impastoctl: String { path("impastoctl") }
    static var impastoRender: String { path("impasto-render") }
    static var impastoManuals: String { path("impasto-manuals") }
    static var impastoNetwork: String { path("impasto-network") }
    static var impastoSample: String { path("impasto-sample") }
    static var impastoBench: String { path("impasto-bench") }

    /// The file of that name that was built beside the tests.
    static func path(_ name: String) -> String {
        FilePath(Bundle.main.executablePath ?? "").removingLastComponent().appending(name).string
    }
}
