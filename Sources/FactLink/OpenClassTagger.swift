import FactModel
import FactText

/// Words of open classes: noun, verb, adjective or adverb by the lists and the words around them.
extension Tagger {
    func open(_ i: Int, _ entry: WordEntry) -> PartOfSpeech {
        var classes = entry.classes
        var forms = entry.forms
        var likely = entry.first
        if classes.isEmpty {
            (likely, forms) = endings.guess(text.span, Int(tokens[i].start), Int(tokens[i].end))
            classes = likely
        }
        if classes.contains(.verb), forms.isEmpty {
            forms = endings.guess(text.span, Int(tokens[i].start), Int(tokens[i].end)).forms
            if forms.isEmpty { forms = .base }
        }
        let previous = before(i)
        if classes == .adverb || entry.classes.isEmpty && tokens[i].classes.contains(.adverb) { return .adverb }
        if classes == .noun { return .noun }
        if classes == .adjective { return .adjective }
        guard classes.contains(.verb) else {
            if classes.contains(.adverb), likely == .adverb || !isNominalNext(i) { return .adverb }
            if classes.contains(.adjective), isNominalNext(i) { return .adjective }
            if classes.contains(.adjective), likely == .adjective {
                return classes.contains(.noun) && previous.opensNoun ? .noun : .adjective
            }
            return likely == .adjective ? .adjective : .noun
        }
        let nominal = classes.contains(.noun) || classes.contains(.adjective)
        switch previous {
        case .to, .modal:
            if forms.contains(.base) { return .infinitive }
        case .auxiliary:
            if forms.contains(.participle) { return .participle }
            if forms.contains(.gerund) { return likely == .noun && classes.contains(.noun) ? .noun : .gerund }
            if forms.contains(.base), isDo(i) { return .infinitive }
            return nominal ? nominalTag(i, classes, likely) : .verb
        case .determiner, .possessive, .adjective, .bound, .joiner:
            return modifier(i, classes, likely, forms)
        case .number:
            if forms.contains(.participle), !nominal { return isNominalNext(i) ? .adjective : .participle }
            if nominal { return nominalTag(i, classes, likely) }
            return forms.contains(.gerund) ? .gerund : forms.isDisjoint(with: [.base, .third]) ? .verb : .noun
        case .preposition:
            if forms.contains(.gerund) {
                // `500 km of wiring`
                let isNoun = i > first && self.entry(i - 1).roles.contains(.of) && !isNominalNext(i) && !startsObject(i)
                return likely == .noun && !startsClauseOrObject(i) && !(i + 1 < end && tokens[i + 1].isCapitalized)
                    || isNoun
                    ? .noun : .gerund
            }
            return modifier(i, classes, likely, forms)
        case .relative where i > first && self.entry(i - 1).roles.contains(.whose):
            return modifier(i, classes, likely, forms)
        case .pronoun, .relative:
            return finite(forms)
        case .noun, .name, .date, .close, .quote:
            if forms.contains(.gerund) { return likely == .noun ? .noun : .gerund }
            if forms.contains(.past) || forms == .participle {
                return classes.contains(.noun) && likely == .noun && !startsObject(i) ? .noun : finite(forms)
            }
            if !nominal { return forms.contains(.base) && clauseHasVerb ? .noun : .verb }
            if !clauseHasVerb, startsClauseOrObject(i) { return .verb }
            let needsVerb = !clauseHasVerb && !hasVerbAhead(i)
            if forms.contains(.third) {
                return needsVerb && (likely == .verb || isNominalNext(i) || startsObject(i)) ? .verb : .noun
            }
            return needsVerb && previousIsPlural(i) && (startsObject(i) || isNominalNext(i))
                ? .verb : nominalTag(i, classes, likely)
        case .verb, .gerund, .infinitive, .participle:
            if nominal, !forms.contains(.gerund), !forms.contains(.participle) || likely != .verb {
                return nominalTag(i, classes, likely)
            }
        default: break
        }
        if forms.contains(.gerund) { return likely == .noun && classes.contains(.noun) ? .noun : .gerund }
        if nominal, likely != .verb { return nominalTag(i, classes, likely) }
        if forms == .base || forms == [.base, .past, .participle] {
            return nominal && previous == .stop ? nominalTag(i, classes, likely) : .verb
        }
        return finite(forms)
    }

    private func finite(_ forms: VerbForms) -> PartOfSpeech {
        if forms.contains(.gerund) { return .gerund }
        return forms == .participle ? .participle : .verb
    }

    private func isDo(_ i: Int) -> Bool {
        var j = i - 1
        while j >= first, tags[j - first] == .adverb || tags[j - first] == .negation { j -= 1 }
        return j >= first && entry(j).roles.contains(.do)
    }

    /// A word before a noun, or the noun itself.
    private func modifier(_ i: Int, _ classes: OpenClasses, _ likely: OpenClasses, _ forms: VerbForms) -> PartOfSpeech {
        if classes.contains(.noun) || classes.contains(.adjective) { return nominalTag(i, classes, likely) }
        if !forms.isDisjoint(with: [.participle, .gerund]) {
            if isNominalNext(i) || before(i) == .joiner { return .adjective }
            return forms.contains(.past) && before(i) == .adjective ? .verb : .noun
        }
        return .noun
    }

    private func nominalTag(_ i: Int, _ classes: OpenClasses, _ likely: OpenClasses) -> PartOfSpeech {
        guard classes.contains(.adjective) else { return .noun }
        return !classes.contains(.noun) || (likely == .adjective && isNominalNext(i)) ? .adjective : .noun
    }

    /// Whether a pronoun, a determiner or `that` follows, which no noun can have behind it.
    private func startsClauseOrObject(_ i: Int) -> Bool {
        guard i + 1 < end, mentionTags[i + 1 - first] == nil else { return false }
        let classes = tokens[i + 1].classes
        guard classes.isDisjoint(with: [.preposition, .conjunction, .relativePronoun, .auxiliary]) else { return false }
        if entry(i + 1).roles.contains(.that) { return entry(i).traits.contains(.report) }
        return !classes.isDisjoint(with: [.pronoun, .determiner])
    }

    /// Whether what follows can be the object of a verb.
    private func startsObject(_ i: Int) -> Bool {
        guard i + 1 < end else { return false }
        if mentionTags[i + 1 - first] != nil { return true }
        let token = tokens[i + 1]
        if token.isCapitalized { return true }
        let starters: TokenClasses = [.determiner, .pronoun, .preposition, .adverb, .relativePronoun, .cardinal]
        return !token.classes.isDisjoint(with: starters)
    }

    /// Whether a word that can only be a finite verb follows within the clause.
    private func hasVerbAhead(_ i: Int) -> Bool {
        var j = i + 1
        while j < end, j <= i + 10 {
            defer { j += 1 }
            if mentionTags[j - first] != nil { continue }
            let token = tokens[j]
            if token.shape == .punctuation { return false }
            if !token.classes.isDisjoint(with: [.subordinator, .relativePronoun]) { return false }
            if entry(j).roles.contains(.to) { return false }
            if !token.classes.isDisjoint(with: [.auxiliary, .modal]), token.classes.isDisjoint(with: [.possessive]) {
                return true
            }
            let entry = entry(j)
            if entry.classes == .verb, !entry.forms.isDisjoint(with: [.past, .third]), !token.isCapitalized {
                return true
            }
        }
        return false
    }

    private func previousIsPlural(_ i: Int) -> Bool {
        guard i > first, tags[i - 1 - first] == .noun || tags[i - 1 - first] == .name else { return false }
        return endsWith(tokens[i - 1], "s")
    }

    private func endsWith(_ token: Token, _ ending: StaticString) -> Bool {
        let count = ending.utf8CodeUnitCount
        guard token.count > count + 1 else { return false }
        return ending.withUTF8Buffer { letters in
            for (offset, letter) in letters.enumerated()
            where text[Int(token.end) - count + offset] | 0x20 != letter { return false }
            return true
        }
    }
}
