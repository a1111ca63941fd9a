package import FactModel
package import FactText

/// What stands in one cell of a row. Slices of the document's text stay ranges, so that no string is made for them.
package enum ColumnValue: Sendable, Equatable {
    case null
    /// A range of the document's text.
    case slice(ByteRange)
    case string(String)
    /// A name of ours that needs no escapes: the raw value of an enum.
    case name(String)
    case integer(Int)
    /// Written as null when it is not finite.
    case double(Double)
    case date(CalendarDate)
    /// `f-` and 16 hex digits.
    case factID(FactID)
    /// `c-` and the number.
    case cluster(Int)

    /// Days of the years 1 to 9999, which every SQL engine reads; null otherwise.
    package init(_ date: CalendarDate?) {
        if let date, date.year >= 1 { self = .date(date) } else { self = .null }
    }
    package init(_ string: String?) { self = string.map(ColumnValue.string) ?? .null }
    package init(_ range: ByteRange?) { self = range.map(ColumnValue.slice) ?? .null }
    package init(_ integer: Int?) { self = integer.map(ColumnValue.integer) ?? .null }
    package init(_ double: Double?) { self = double.map(ColumnValue.double) ?? .null }
    package init(_ id: FactID?) { self = id.map(ColumnValue.factID) ?? .null }
    /// The raw value of an enum.
    package init<Name: RawRepresentable>(_ name: Name?) where Name.RawValue == String {
        if let name { self = .name(name.rawValue) } else { self = .null }
    }
}
