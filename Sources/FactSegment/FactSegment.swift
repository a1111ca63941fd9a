// FactSegment
