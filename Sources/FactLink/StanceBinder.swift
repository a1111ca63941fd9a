import FactModel
import FactText

extension SentenceBinder {
    /// Polarity and certainty of the statement around a mention.
    func bindStance(_ fact: inout Fact, _ mention: Mention, at place: Int?) {
        var certainty: Certainty?
        if let before = stance(before: mention, at: place) {
            if before.isNegation { fact.polarity = .negated } else { certainty = before.certainty }
        }
        if certainty == nil, let place, isNounPhrase(place), chunk(place).preposition >= 0, isNounPhrase(place - 2),
            let stance = stance(at: Int(chunk(place - 2).head)), stance.scope == .noun
        {
            // `options of six jets`, `an estimate of 500`
            certainty = stance.certainty
        }
        if let place {
            for (depth, verb) in analysis.governors(of: place).enumerated() {
                if depth == 0, chunk(verb).isNegated { fact.polarity = .negated }
                certainty = certainty ?? self.certainty(of: verb, isOwn: depth == 0, holds: place)
                if chunk(verb).isAdjunct {
                    certainty = certainty ?? subordination(verb)
                    break
                }
            }
        }
        if let certainty { fact.certainty = certainty }
    }

    private func stance(at token: Int) -> LinkRules.Stance? {
        let index = entry(token).stance
        return index >= 0 ? rules.stances[Int(index)] : nil
    }

    /// A word inside or directly before the mention's phrase: `an estimated 5,000`, `no`.
    private func stance(before mention: Mention, at place: Int?) -> LinkRules.Stance? {
        var i = Int(mention.tokens.start) - 1
        let low = max(Int(analysis.range.start), i - 3)
        while i >= low {
            if let stance = stance(at: i), stance.scope != .noun, stance.scope != .clause,
                stance.scope == .before || stance.certainty == .alleged
            {
                return stance
            }
            if analysis.tag(i) == .comma || analysis.tag(i) == .stop || analysis.tag(i) == .verb { return nil }
            i -= 1
        }
        return nil
    }

    /// `if sales reach 500`: what the word that opens the clause says.
    private func subordination(_ verb: Int) -> Certainty? {
        var start = Int(chunk(verb).subject)
        guard start > 0, start < verb else { return nil }
        if chunk(start).possessor >= 0 { start = Int(chunk(start).possessor) }
        guard start > 0, let stance = stance(at: Int(chunk(start - 1).start)), stance.scope == .clause else {
            return nil
        }
        return stance.certainty
    }

    /// What a verb group says about the certainty of its clause, or of the clause that depends on it.
    private func certainty(of verb: Int, isOwn: Bool, holds place: Int) -> Certainty? {
        let group = chunk(verb)
        let head = entry(Int(group.head))
        let low = max(Int(analysis.range.start), Int(group.start) - (isOwn ? 2 : 0))
        for i in low..<Int(group.end) {
            if let stance = stance(at: i), stance.scope == .verb, let certainty = stance.certainty { return certainty }
        }
        if group.isPlanned { return .planned }
        if isOwn {
            if group.form == .infinitive, let noun = governingNoun(verb) { return noun }
            let isTransitive = isNounPhrase(place) && chunk(place).governor == Int32(verb) && !chunk(place).isSubject
            // `plans 500 layoffs`, `expects revenue of $5 billion`
            guard isTransitive, !head.traits.contains(.report) || !head.traits.isDisjoint(with: [.expected]) else {
                return nil
            }
        }
        if head.traits.contains(.planned) { return .planned }
        if head.traits.contains(.expected) { return .expected }
        if head.traits.contains(.estimated) { return .estimated }
        if head.traits.contains(.alleged) { return .alleged }
        return nil
    }

    /// `options to exercise`, `a plan to cut`: the noun that an infinitive hangs on.
    private func governingNoun(_ verb: Int) -> Certainty? {
        guard isNounPhrase(verb - 1), let stance = stance(at: Int(chunk(verb - 1).head)), stance.scope == .noun else {
            return nil
        }
        return stance.certainty
    }
}
