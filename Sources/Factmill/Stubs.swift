public import FactModel

public struct NumbersConfiguration: StageConfiguration { public init() {} }
public struct DatesConfiguration: StageConfiguration { public init() {} }
public struct OrganizationsConfiguration: StageConfiguration { public init() {} }
