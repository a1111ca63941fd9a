// FactNumbers
