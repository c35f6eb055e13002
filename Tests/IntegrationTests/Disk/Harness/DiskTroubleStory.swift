/// What went wrong after a call had failed, with the call.
struct DiskTroubleStory: Error, CustomStringConvertible {
    let description: String

    init(_ story: String, _ error: any Error) {
        description = "\(story): \(error)"
    }
}
