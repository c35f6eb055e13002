public import ArgumentParser
public import Contract

extension JobState: ExpressibleByArgument {}
