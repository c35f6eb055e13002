import Contract
import SystemPackage
import TestSupport
import Testing

/// The daemon's workers paint by what was imported.
struct NetworkDaemonTests {
    /// Both variables reach the workers: the service's state directory and the user's.
    @Test(arguments: [("STATE_DIRECTORY", "networks"), ("XDG_STATE_HOME", "impasto/networks")])
    func aJobFindsAnImportedNetworkByItsName(variable: String, folder: String) async throws {
        let file = try await WrittenNetworks.file("vgg19.old.caffemodel")
        try await TemporaryDirectory.with { directory in
            let state = directory.path
            let store = state.appending(FilePath(folder).components)
            let result = try await CommandOutput.of(
                Programs.impastoNetwork,
                ["import", file.string, "--name", "mine", "--store", store.string]
            )
            #expect(result.status == 0 && store.names == ["mine.safetensors"], "\(result.errors)")
            let setup = DaemonSetup(
                recipe: TestRecipe.text(iterations: 1, network: "mine"),
                environment: [variable: state.string]
            )
            try await RunningDaemon.with(setup) { daemon in
                try daemon.drop("cat.png")
                #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
            }
        }
    }
}
