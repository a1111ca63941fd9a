// Tests of FactDates.
