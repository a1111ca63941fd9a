public import FactModel

public struct NumbersConfiguration: StageConfiguration { public init() {} }
public struct OrganizationsConfiguration: StageConfiguration { public init() {} }
