package import FactModel

extension LinkedDocument {
    /// A document whose `link` stage is switched off: every mention is its own fact, bound to nothing but itself, and
    /// organizations are one only when a catalogue or their spelling says so.
    package init(unlinked annotated: AnnotatedDocument) {
        var entities: [Entity] = []
        var indexes: [String: Int32] = [:]
        var facts: [Fact] = []
        facts.reserveCapacity(annotated.mentions.count)
        for (number, mention) in annotated.mentions.enumerated() {
            let index = Int32(clamping: number)
            var fact = Fact(confidence: Double(mention.score))
            switch mention.value {
            case .number: break
            case .date:
                fact.dateLink = .itself
                fact.dateMention = index
            case .organization(let organization):
                let name = organization.name ?? annotated.segmented.text.string(mention.range)
                let id = organization.catalogID ?? LocalID.of(name)
                if let known = indexes[id] {
                    entities[Int(known)].mentions.append(index)
                    fact.entity = known
                } else {
                    let fresh = Int32(clamping: entities.count)
                    indexes[id] = fresh
                    entities.append(
                        Entity(
                            id: id, name: name, type: organization.type, ids: organization.ids,
                            country: organization.country, mentions: [index]))
                    fact.entity = fresh
                }
                fact.organizationLink = .itself
                fact.organizationMention = index
            }
            facts.append(fact)
        }
        self.init(annotated: annotated, entities: entities, facts: facts)
    }
}
