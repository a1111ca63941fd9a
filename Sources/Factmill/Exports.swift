// A program that imports Factmill sees the values of the route and the options of its stages without further imports.
@_exported public import FactDates
@_exported public import FactEmit
@_exported public import FactIngest
@_exported public import FactLink
@_exported public import FactModel
@_exported public import FactOrganizations
@_exported public import FactSegment
@_exported public import FactText
