import ArgumentParser

/// `impasto-render`: one picture, one process.
@main
enum ImpastoRender {
    static func main() {
        OpenBLASEnvironment.settle()
        RenderCommand.main()
    }
}
