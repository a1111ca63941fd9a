// Tests of FactText.
