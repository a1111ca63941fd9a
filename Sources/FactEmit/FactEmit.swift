// FactEmit
