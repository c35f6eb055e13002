// swift-tools-version: 6.2

import PackageDescription

// The rooms of the house, in the order of Documentation/architecture.md. A room may import only what stands in its
// `dependencies`; the build is run with `--explicit-target-dependency-import-check error`, so this table is the law.

let package = Package(
    name: "impasto",
    products: [
        .executable(name: "impastod", targets: ["Daemon"]),
        .executable(name: "impasto-render", targets: ["Render"]),
        .executable(name: "impastoctl", targets: ["ctl"]),
        .executable(name: "impasto-network", targets: ["NetworkTool"]),
        .executable(name: "impasto-sample", targets: ["Sample"]),
        .executable(name: "impasto-bench", targets: ["Bench"]),
        .executable(name: "impasto-manuals", targets: ["Manuals"]),
        .library(name: "TestDisk", type: .dynamic, targets: ["CTestDisk"]),
        .library(name: "TestClock", type: .dynamic, targets: ["CTestClock"]),
        .library(name: "TestIntruder", type: .dynamic, targets: ["CTestIntruder"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // Words and values.
        .target(name: "StrictTOML", dependencies: [.product(name: "TOMLKit", package: "TOMLKit")]),
        .target(name: "Recipe", dependencies: ["StrictTOML"]),
        .target(name: "Contract", dependencies: ["CLinux"]),

        // The system.
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .target(name: "Systemd", dependencies: ["Contract", "CSystemd"]),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CInotifyTools", providers: [.apt(["libinotifytools0-dev"])]),
        .target(
            name: "Watcher",
            dependencies: ["CInotifyTools", "CLinux", .product(name: "SystemPackage", package: "swift-system")]
        ),

        // The painting.
        .target(
            name: "CCodecs",
            linkerSettings: ["gif", "jpeg", "lcms2", "png16", "z"].map { .linkedLibrary($0) }
        ),
        .target(name: "Pictures", dependencies: ["CCodecs"]),
        .target(name: "Visuals", dependencies: ["Pictures"]),
        .target(name: "CKernels"),
        .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
        .target(name: "Engine", dependencies: ["CKernels", "CLinux", "COpenBLAS", "Pictures", "Weights"]),

        // The networks.
        .target(name: "Weights"),
        .systemLibrary(name: "CHDF5", pkgConfig: "hdf5-serial", providers: [.apt(["libhdf5-dev"])]),
        .systemLibrary(name: "CMatio", pkgConfig: "matio", providers: [.apt(["libmatio-dev"])]),
        .target(name: "ForeignWeights", dependencies: ["CHDF5", "CMatio", "Weights"]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(
            name: "Networks",
            dependencies: [
                "CCurl", "CLinux", "ForeignWeights", "Weights",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),

        // The queue.
        .target(
            name: "Jobs",
            dependencies: [
                "Recipe",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),

        // The programs.
        .executableTarget(
            name: "Daemon",
            dependencies: [
                "CLinux", "Contract", "Jobs", "Recipe", "StrictTOML", "Systemd", "Watcher",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),
        .executableTarget(
            name: "Render",
            dependencies: [
                "CLinux", "Contract", "Engine", "Pictures", "Recipe", "Visuals",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .executableTarget(
            name: "ctl",
            dependencies: [
                "Contract", "StrictTOML", "Systemd",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .executableTarget(
            name: "Manuals",
            dependencies: [
                "Contract",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .executableTarget(
            name: "NetworkTool",
            dependencies: [
                "CLinux", "Contract", "Networks",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .executableTarget(
            name: "Sample",
            dependencies: ["Pictures", .product(name: "ArgumentParser", package: "swift-argument-parser")]
        ),
        .executableTarget(
            name: "Bench",
            dependencies: [
                "Engine",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Benchmarks",
            exclude: ["compare.py", "quality.py", "service.py"]
        ),

        // The proof.
        .target(
            name: "TestSupport",
            dependencies: [
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/Support"
        ),
        .testTarget(name: "StrictTOMLTests", dependencies: ["StrictTOML"]),
        .testTarget(name: "RecipeTests", dependencies: ["Recipe", "StrictTOML"]),
        .testTarget(name: "ContractTests", dependencies: ["Contract"]),
        .testTarget(name: "SystemdTests", dependencies: ["Contract", "Systemd", "TestSupport"]),
        .executableTarget(
            name: "WatchProbe",
            dependencies: ["Watcher", .product(name: "SystemPackage", package: "swift-system")],
            path: "Tests/WatchProbe"
        ),
        .testTarget(
            name: "WatcherTests",
            dependencies: [
                "CInotifyTools", "TestSupport", "WatchProbe", "Watcher",
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(name: "CTestDisk", path: "Tests/TestDisk", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "CTestClock", path: "Tests/TestClock", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "CTestIntruder", path: "Tests/TestIntruder", linkerSettings: [.linkedLibrary("dl")]),
        .testTarget(name: "PicturesTests", dependencies: ["Pictures"], resources: [.copy("Fixtures")]),
        .testTarget(name: "VisualsTests", dependencies: ["Pictures", "Visuals"]),
        .testTarget(
            name: "EngineTests",
            dependencies: ["CKernels", "Engine", "Pictures"],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "WeightsTests",
            dependencies: ["TestSupport", "Weights"],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "ForeignWeightsTests",
            dependencies: ["ForeignWeights", "Weights"],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(
            name: "NetworksTests",
            dependencies: [
                "Networks", "TestSupport", "Weights",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            resources: [.copy("Fixtures")]
        ),
        .testTarget(name: "JobsTests", dependencies: ["Jobs", "Recipe", "TestSupport"]),
        .testTarget(
            name: "IntegrationTests",
            dependencies: [
                "Contract", "Pictures", "Systemd", "TestSupport",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
    let isC = target.name.hasPrefix("C") && target.name != "Contract" && target.name != "ContractTests"
    if isC {
        target.cSettings = [.treatAllWarnings(as: .error), .define("_GNU_SOURCE")]
    } else {
        target.swiftSettings = [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .treatAllWarnings(as: .error),
        ]
    }
}

// A part of the house alone, with all that it stands on: what `Tools/test-sanitized.sh` builds.
if let wanted = Context.environment["IMPASTO_TARGETS"] {
    var names = wanted.split(separator: " ").map(String.init), next = 0
    while next < names.count {
        for case .byNameItem(let name, _) in package.targets.first(where: { $0.name == names[next] })?.dependencies
            ?? []
        where !names.contains(name) {
            names.append(name)
        }
        next += 1
    }
    package.targets.removeAll { !names.contains($0.name) }
    package.products = []
}
