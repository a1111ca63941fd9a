// FactRules
