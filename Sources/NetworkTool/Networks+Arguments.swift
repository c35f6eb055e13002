public import ArgumentParser
public import Networks

extension Family: ExpressibleByArgument {}

extension NetworkName: ExpressibleByArgument {
    /// The name of that text; nil where it cannot be one.
    public init?(argument: String) {
        try? self.init(argument)
    }
}
