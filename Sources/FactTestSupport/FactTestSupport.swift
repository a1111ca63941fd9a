// FactTestSupport
