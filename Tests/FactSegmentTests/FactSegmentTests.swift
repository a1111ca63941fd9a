// Tests of FactSegment.
