import ArgumentParser

/// How data is printed.
struct OutputOptions: ParsableArguments {
    @Flag(name: [.customShort("j"), .customLong("json")], help: "Print JSON.")
    var isJSON = false

    var printer: Printer { Printer(isJSON: isJSON) }
}
