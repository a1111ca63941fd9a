// FactOrganizations
