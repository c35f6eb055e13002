import ServiceLifecycle

/// Takes what the folders bring.
struct IntakeService: Service {
    let intake: Intake

    func run() async throws {
        await cancelWhenGracefulShutdown { await intake.run() }
    }
}
