// FactDates
