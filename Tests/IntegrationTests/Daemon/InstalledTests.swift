import Foundation
import SystemPackage
import TestSupport
import Testing

/// The programs where an installation puts them, away from the sources.
@Suite struct InstalledTests {
    @Test func theDaemonFindsItsWorkerAndTheWorkerItsNetwork() async throws {
        try await TemporaryDirectory.with { prefix in
            let network = FilePath.engineFixtures.appending("tiny.safetensors").string
            let places = [
                (Programs.impastod, "libexec/impasto/impastod"),
                (Programs.impastoRender, "bin/impasto-render"),
                (network, "share/impasto/networks/tiny.safetensors"),
            ]
            for (source, name) in places {
                let place = prefix.path.appending(name)
                try FileManager.default.createDirectory(
                    atPath: place.removingLastComponent().string,
                    withIntermediateDirectories: true
                )
                // Not by this process: a program that any process has open for writing cannot be started, and children
                // that other tests start just then would have it open.
                #expect(try await CommandOutput.of("cp", [source, place.string]).status == 0)
            }
            let configuration = prefix.appending("impastod.toml")
            try configuration.write("jobs-at-once = 1\n")
            let check = try await CommandOutput.of(
                prefix.appending("libexec/impasto/impastod").string,
                ["--user", "--config", configuration.string, "--state-directory", prefix.path.string, "--check"]
            )
            #expect(check.status == 0, "\(check.errors)")

            let painted = prefix.appending("painted.png")
            let picture = prefix.appending("picture.png")
            try picture.write(TestPicture.png())
            let rendering = try await CommandOutput.of(
                prefix.appending("bin/impasto-render").string,
                [
                    picture.string, "--style", picture.string, "--output", painted.string, "--network", "tiny",
                    "--size", "native", "--iterations", "1",
                ]
            )
            #expect(rendering.status == 0, "\(rendering.errors)")
            #expect(FileManager.default.fileExists(atPath: painted.string))
        }
    }
}
