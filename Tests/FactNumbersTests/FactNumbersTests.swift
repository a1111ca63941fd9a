// Tests of FactNumbers.
