// Tests of FactEmit.
