// FactLink
