/// One line of what `impasto-render --progress json` tells on its standard output.
///
/// Every line is one JSON object whose `event` key says which: `room`, `started`, `note`, `progress`, `snapshot`, `finished`
/// or `failed`. The other keys are the names of the values below (`tv` for the total variation, `left` for the seconds that
/// are left, `cpu` and `memory` for what the worker has used); what is nil is left out. Paths are written as
/// ``EscapedName`` text. See ``line()`` and ``init(line:)``.
///
///     {"event":"started","height":384,"iterations":500,"width":512}
///     {"content":1.5,"event":"progress","iteration":1,"iterations":500,"seconds":0.4,"style":2.25,"total":9,"tv":0.125}
///     {"event":"snapshot","iteration":50,"path":"/srv/out/.impasto-7/snapshots/0050.png"}
///     {"event":"finished","iterations":500,"path":"/srv/out/.impasto-7/painting.png","seconds":201.5}
///     {"code":65,"event":"failed","message":"cat.jpg: not a picture"}
public enum WorkerReport: Sendable, Equatable {
    /// How many bytes of its disk the painting takes at most, with all that comes with it; told where that is checked.
    case room(bytes: Int)

    /// The pictures are read and the work begins: the result's size in pixels and the evaluations planned.
    case started(width: Int, height: Int, iterations: Int)

    /// Something that people might wonder at later, such as where an interrupted painting goes on.
    case note(String)

    /// One more evaluation is done.
    case progress(WorkerProgress)

    /// A picture of the state after that many evaluations is written, whole, at that path.
    case snapshot(iteration: Int, path: [UInt8])

    /// The result is written, whole, at that path after that many evaluations and seconds.
    case finished(iterations: Int, seconds: Double, path: [UInt8])

    /// The work ended without a result, for that reason; the process exits with the same code.
    case failed(code: WorkerExit, message: String)
}
