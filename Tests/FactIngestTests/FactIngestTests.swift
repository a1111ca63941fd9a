// Tests of FactIngest.
