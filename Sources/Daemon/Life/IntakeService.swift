import ServiceLifecycle

/// Takes what the folders bring.
struct IntakeService: Service {
    let intake: Intake

    func run() async throws {
        await cancelWhenGracefulShutdown {
            async let scans: Void = intake.noteScans()
            await intake.run()
            await scans
        }
    }
}
