public import FactModel

public struct NumbersConfiguration: StageConfiguration { public init() {} }
