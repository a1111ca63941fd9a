// Tests of FactOrganizations.
