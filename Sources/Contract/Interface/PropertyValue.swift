/// What a property may hold: a value that can be compared, so that only a real change is announced.
public typealias PropertyValue = BusValue & Equatable
