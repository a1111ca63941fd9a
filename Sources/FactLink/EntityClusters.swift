import FactModel
import FactText

/// The organizations of a document: mentions of the same name, id, short form or acronym are one entity.
///
/// Distinct spellings are compared through tables of their prefixes and initials, so that the time is linear in the
/// number of mentions. Two spellings with different catalogue ids are never one, and a short form that fits two entities
/// joins neither.
struct EntityClusters {
    /// One spelling, without article and legal form.
    private struct Form {
        var tokens: TokenRange
        var key: UInt64
        var catalogID: String?
        var firstMention: Int32
    }

    private(set) var entities: [Entity] = []
    /// Entity of each mention of the document, -1 for other kinds.
    private(set) var entityOfMention: [Int32]

    private var forms: [Form] = []
    private var parents: [Int32] = []
    private var formOfMention: [Int32]
    private let longestPrefix = 8

    init(_ document: AnnotatedDocument) {
        entityOfMention = [Int32](repeating: -1, count: document.mentions.count)
        formOfMention = entityOfMention
        collectForms(document)
        guard !forms.isEmpty else { return }
        joinByID()
        joinByBrackets(document)
        joinByPrefix(document.segmented)
        joinByInitials(document.segmented)
        makeEntities(document)
    }

    // MARK: Forms

    private mutating func collectForms(_ document: AnnotatedDocument) {
        var formOfKey: [UInt64: Int32] = [:]
        for (index, mention) in document.mentions.enumerated() {
            guard case .organization(let value) = mention.value else { continue }
            let core = EntityClusters.core(mention.tokens, document.segmented)
            let key = EntityClusters.key(core, document.segmented)
            if let form = formOfKey[key] {
                formOfMention[index] = form
                if forms[Int(form)].catalogID == nil { forms[Int(form)].catalogID = value.catalogID }
                continue
            }
            let form = Int32(clamping: forms.count)
            formOfKey[key] = form
            formOfMention[index] = form
            parents.append(form)
            forms.append(
                Form(tokens: core, key: key, catalogID: value.catalogID, firstMention: Int32(clamping: index)))
        }
    }

    /// A name without leading article and trailing legal forms; the whole when nothing else is in it.
    private static func core(_ range: TokenRange, _ document: SegmentedDocument) -> TokenRange {
        var start = Int(range.start)
        var end = Int(range.end)
        let tokens = document.tokens
        if start + 1 < end, tokens[start].classes.contains(.determiner), !tokens[start].isCapitalized { start += 1 }
        while end - 1 > start {
            let last = tokens[end - 1]
            guard last.classes.contains(.legalForm) || last.shape == .punctuation || last.classes.contains(.possessive)
            else { break }
            end -= 1
        }
        return TokenRange(start, end)
    }

    private static func key(_ range: TokenRange, _ document: SegmentedDocument) -> UInt64 {
        var key: UInt64 = 14_695_981_039_346_656_037
        for i in range.indices where document.tokens[i].shape != .punctuation {
            key = (key ^ UInt64(document.tokens[i].hash)) &* 1_099_511_628_211
        }
        return key
    }

    // MARK: Joining

    private func root(_ form: Int) -> Int {
        var i = form
        while Int(parents[i]) != i { i = Int(parents[i]) }
        return i
    }

    /// Makes two forms one entity unless catalogues tell them apart. The form that stands first stays the root.
    private mutating func join(_ a: Int, _ b: Int) {
        let first = min(root(a), root(b))
        let second = max(root(a), root(b))
        guard first != second else { return }
        if let mine = forms[first].catalogID, let other = forms[second].catalogID, mine != other { return }
        if forms[first].catalogID == nil { forms[first].catalogID = forms[second].catalogID }
        parents[second] = Int32(clamping: first)
        parents[a] = Int32(clamping: first)
        parents[b] = Int32(clamping: first)
    }

    private mutating func joinByID() {
        var formOfID: [String: Int] = [:]
        for form in forms.indices {
            guard let id = forms[form].catalogID else { continue }
            if let other = formOfID[id] { join(other, form) } else { formOfID[id] = form }
        }
    }

    /// `Long Name (LN)` and `LN (Long Name)`.
    private mutating func joinByBrackets(_ document: AnnotatedDocument) {
        let tokens = document.segmented.tokens
        var last = -1
        for (index, mention) in document.mentions.enumerated() where formOfMention[index] >= 0 {
            defer { last = index }
            guard last >= 0 else { continue }
            let before = document.mentions[last].tokens
            let here = mention.tokens
            guard here.start == before.end + 1, Int(here.end) < tokens.count,
                tokens[Int(before.end)].shape == .punctuation, tokens[Int(here.end)].shape == .punctuation,
                document.segmented.text.bytes[Int(tokens[Int(before.end)].start)] == UInt8(ascii: "(")
            else { continue }
            let a = Int(formOfMention[last])
            let b = Int(formOfMention[index])
            let long = forms[a].tokens.count >= forms[b].tokens.count ? a : b
            let short = long == a ? b : a
            if isAcronym(short, of: long, document.segmented) { define(short, as: long) }
        }
    }

    /// A definition in the text is stronger than what a catalogue says of the short form.
    private mutating func define(_ short: Int, as long: Int) {
        if root(short) == short, let id = forms[root(long)].catalogID { forms[short].catalogID = id }
        join(long, short)
    }

    /// Whether the letters of one token stand in order among the initials of a name, first letter first.
    private func isAcronym(_ short: Int, of long: Int, _ document: SegmentedDocument) -> Bool {
        guard forms[short].tokens.count == 1, forms[long].tokens.count >= 2 else { return false }
        let token = document.tokens[Int(forms[short].tokens.start)]
        guard token.count <= 8 else { return false }
        let bytes = document.text.bytes
        var position = Int(token.start)
        for i in forms[long].tokens.indices {
            while position < Int(token.end), bytes[position] == UInt8(ascii: ".") { position += 1 }
            guard position < Int(token.end) else { return true }
            if bytes[Int(document.tokens[i].start)] | 0x20 == bytes[position] | 0x20 { position += 1 }
        }
        while position < Int(token.end), bytes[position] == UInt8(ascii: ".") { position += 1 }
        return position >= Int(token.end)
    }

    private mutating func joinByPrefix(_ document: SegmentedDocument) {
        var formOfPrefix: [UInt64: Int] = [:]
        for form in forms.indices {
            let tokens = forms[form].tokens
            guard tokens.count >= 2 else { continue }
            for length in 1..<min(tokens.count, longestPrefix) {
                let key = EntityClusters.key(
                    TokenRange(Int(tokens.start), Int(tokens.start) + length), document)
                if let other = formOfPrefix[key], other < 0 || root(other) != root(form) {
                    formOfPrefix[key] = -1
                } else {
                    formOfPrefix[key] = form
                }
            }
        }
        for form in forms.indices where isDistinctive(form, document) {
            if let long = formOfPrefix[forms[form].key], long >= 0 { join(long, form) }
        }
    }

    /// Whether a name says more than a common word, a place or a people: `Bank` and `American` name no company alone.
    private func isDistinctive(_ form: Int, _ document: SegmentedDocument) -> Bool {
        let generic: TokenClasses = [.organizationHead, .demonym, .place, .common, .ordinal, .legalForm, .determiner]
        return forms[form].tokens.indices.contains {
            document.tokens[$0].shape != .punctuation && document.tokens[$0].classes.isDisjoint(with: generic)
        }
    }

    /// `EADS` for a name with these initials that stands elsewhere in the document.
    private mutating func joinByInitials(_ document: SegmentedDocument) {
        var formOfInitials: [[UInt8]: Int] = [:]
        let bytes = document.text.bytes
        for form in forms.indices where forms[form].tokens.count >= 2 && forms[form].tokens.count <= longestPrefix {
            var initials: [UInt8] = []
            for i in forms[form].tokens.indices where document.tokens[i].isCapitalized {
                initials.append(bytes[Int(document.tokens[i].start)])
            }
            guard initials.count >= 2 else { continue }
            if let other = formOfInitials[initials], other < 0 || root(other) != root(form) {
                formOfInitials[initials] = -1
            } else {
                formOfInitials[initials] = form
            }
        }
        for form in forms.indices where forms[form].tokens.count == 1 {
            let token = document.tokens[Int(forms[form].tokens.start)]
            guard token.shape == .upper, token.count <= longestPrefix * 2 else { continue }
            let letters = bytes[Int(token.start)..<Int(token.end)].filter { $0 != UInt8(ascii: ".") }
            if let long = formOfInitials[letters], long >= 0 { join(long, form) }
        }
    }

    // MARK: Entities

    private mutating func makeEntities(_ document: AnnotatedDocument) {
        var entityOfRoot: [Int: Int32] = [:]
        var longest: [TokenRange] = []
        for (index, mention) in document.mentions.enumerated() where formOfMention[index] >= 0 {
            guard case .organization(let value) = mention.value else { continue }
            let form = Int(formOfMention[index])
            let root = root(form)
            let entity: Int
            if let found = entityOfRoot[root] {
                entity = Int(found)
                if forms[form].tokens.count > longest[entity].count { longest[entity] = forms[form].tokens }
            } else {
                entity = entities.count
                entityOfRoot[root] = Int32(clamping: entity)
                entities.append(Entity(id: "", name: "", type: value.type, mentions: []))
                longest.append(forms[form].tokens)
            }
            entityOfMention[index] = Int32(clamping: entity)
            entities[entity].mentions.append(Int32(clamping: index))
            if let id = value.catalogID, entities[entity].id.isEmpty, id == forms[root].catalogID {
                entities[entity].id = id
                entities[entity].name = value.name ?? ""
                entities[entity].type = value.type
                entities[entity].ids = value.ids
                entities[entity].country = value.country
            }
        }
        for entity in entities.indices {
            let name = document.segmented.text.string(document.segmented.byteRange(longest[entity]))
            if entities[entity].name.isEmpty { entities[entity].name = EntityName.singleLine(name) }
            if entities[entity].id.isEmpty { entities[entity].id = "local:" + EntityName.slug(name) }
        }
    }
}
