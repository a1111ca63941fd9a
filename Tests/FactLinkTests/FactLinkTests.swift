// Tests of FactLink.
