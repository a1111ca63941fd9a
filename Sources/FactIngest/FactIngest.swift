// FactIngest
