// FactNumerals
