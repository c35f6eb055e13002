/// A value of exactly one complete D-Bus type: it may stand in an array, a variant or a property.
public protocol BusValue: BusBody {}
