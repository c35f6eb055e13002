import ArgumentParser

/// `impasto-render`: one picture, one process.
@main
enum ImpastoRender {
    static func main() {
        OpenBLASEnvironment.settle()
        // A command beside a command that takes a file as its first word: that file would be called ./bench.
        let words = CommandLine.arguments.dropFirst()
        if words.first == BenchCommand.name {
            BenchCommand.main(Array(words.dropFirst()))
        } else {
            RenderCommand.main()
        }
    }
}
