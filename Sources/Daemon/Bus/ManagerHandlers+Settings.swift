import Contract
import Systemd

extension ManagerHandlers {
    /// The methods that concern settings, and the one that is a property, too.
    func addSettings(to manager: inout BusImplementation) {
        manager.handle(ManagerInterface.getSettings) { _, _ in settings.values }
        manager.handle(ManagerInterface.setSettings) { request, call in
            try await access.require(.configure, call)
            try await settings.change(request)
            return Nothing()
        }
        manager.accept(ManagerInterface.maxParallel) { number, call in
            try await access.require(.configure, call)
            try await settings.change(SettingsChange(settings: ["jobs-at-once": .uint32(number)]))
        }
        manager.handle(ManagerInterface.resetSettings) { request, call in
            try await access.require(.configure, call)
            try await settings.reset(request)
            return Nothing()
        }
        manager.handle(ManagerInterface.getFolderSettings) { name, _ in try settings.values(of: name) }
        manager.handle(ManagerInterface.addFolder) { request, call in
            try await access.require(.configure, call)
            return try await settings.add(request)
        }
        manager.handle(ManagerInterface.editFolder) { request, call in
            try await access.require(.configure, call)
            try await settings.edit(request)
            return Nothing()
        }
        manager.handle(ManagerInterface.removeFolder) { request, call in
            try await access.require(.configure, call)
            try await settings.remove(request)
            return Nothing()
        }
    }
}
