/// A tolerant reader of JSON-LD: pages carry broken JSON, and what stands before the break still counts. Lists are
/// seen through: their members belong to the key of the list. No recursion; deeper nesting than the limit ends it.
struct LinkedData {
    /// An object or a value: the object around it, its key there, and its text when it is a value.
    struct Node {
        var parent: Int
        var key: String
        var value: String?
    }

    private(set) var nodes: [Node] = []
    private static let maximumDepth = 64
    private static let maximumNodes = 20_000

    private struct Level {
        /// The object that members belong to.
        var object: Int
        var key: String
        var isList: Bool
    }

    /// Adds the objects of one script.
    mutating func read(_ bytes: ArraySlice<UInt8>) {
        var levels = [Level(object: -1, key: "", isList: true)]
        var i = bytes.startIndex
        var pendingKey: String?
        while i < bytes.endIndex, nodes.count < Self.maximumNodes, levels.count <= Self.maximumDepth {
            let b = bytes[i]
            switch b {
            case UInt8(ascii: "{"):
                let top = levels[levels.count - 1]
                nodes.append(Node(parent: top.object, key: top.isList ? top.key : pendingKey ?? "", value: nil))
                levels.append(Level(object: nodes.count - 1, key: "", isList: false))
                pendingKey = nil
                i += 1
            case UInt8(ascii: "["):
                let top = levels[levels.count - 1]
                levels.append(Level(object: top.object, key: top.isList ? top.key : pendingKey ?? "", isList: true))
                pendingKey = nil
                i += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if levels.count > 1 { levels.removeLast() }
                pendingKey = nil
                i += 1
            case UInt8(ascii: ","):
                pendingKey = nil
                i += 1
            case UInt8(ascii: "\""):
                let (text, end) = Self.string(bytes, i)
                i = end
                while i < bytes.endIndex, bytes[i] <= 0x20 { i += 1 }
                if i < bytes.endIndex, bytes[i] == UInt8(ascii: ":"), !levels[levels.count - 1].isList,
                    pendingKey == nil
                {
                    pendingKey = text
                    i += 1
                } else {
                    add(text, levels, &pendingKey)
                }
            case ...0x20, UInt8(ascii: ":"), UInt8(ascii: ";"): i += 1
            default:
                let start = i
                while i < bytes.endIndex, !Self.isDelimiter(bytes[i]) { i += 1 }
                if i == start {
                    i += 1
                } else {
                    add(String(decoding: bytes[start..<i], as: UTF8.self), levels, &pendingKey)
                }
            }
        }
    }

    private mutating func add(_ text: String, _ levels: [Level], _ pendingKey: inout String?) {
        let top = levels[levels.count - 1]
        guard let key = top.isList ? top.key : pendingKey else { return }
        nodes.append(Node(parent: top.object, key: key, value: text))
        pendingKey = nil
    }

    private static func isDelimiter(_ b: UInt8) -> Bool {
        b <= 0x20 || b == 0x2C || b == 0x3A || b == 0x5B || b == 0x5D || b == 0x7B || b == 0x7D || b == 0x22
    }

    /// A string literal and the offset behind it. Line breaks inside, which JSON forbids, are kept.
    private static func string(_ bytes: ArraySlice<UInt8>, _ start: Int) -> (String, Int) {
        var out: [UInt8] = []
        var i = start + 1
        while i < bytes.endIndex, bytes[i] != UInt8(ascii: "\"") {
            guard bytes[i] == UInt8(ascii: "\\"), i + 1 < bytes.endIndex else {
                out.append(bytes[i])
                i += 1
                continue
            }
            switch bytes[i + 1] {
            case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): out.append(0x20)
            case UInt8(ascii: "b"), UInt8(ascii: "f"): break
            case UInt8(ascii: "u"):
                i = unicodeEscape(bytes, i, &out)
                continue
            default: out.append(bytes[i + 1])
            }
            i += 2
        }
        return (String(decoding: out, as: UTF8.self), min(bytes.endIndex, i + 1))
    }

    private static func unicodeEscape(_ bytes: ArraySlice<UInt8>, _ start: Int, _ out: inout [UInt8]) -> Int {
        guard var scalar = hex(bytes, start + 2) else { return start + 2 }
        var end = start + 6
        if scalar & 0xFC00 == 0xD800, end + 1 < bytes.endIndex, bytes[end] == UInt8(ascii: "\\"),
            bytes[end + 1] == UInt8(ascii: "u"), let low = hex(bytes, end + 2), low & 0xFC00 == 0xDC00
        {
            scalar = 0x10000 + (scalar & 0x3FF) << 10 + (low & 0x3FF)
            end += 6
        }
        TextDecoder.append(scalar, to: &out)
        return end
    }

    private static func hex(_ bytes: ArraySlice<UInt8>, _ start: Int) -> UInt32? {
        guard start + 4 <= bytes.endIndex else { return nil }
        var value: UInt32 = 0
        for b in bytes[start..<(start + 4)] {
            switch b {
            case 0x30...0x39: value = value << 4 | UInt32(b - 0x30)
            case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((b | 0x20) - 0x61 + 10)
            default: return nil
            }
        }
        return value
    }

    // MARK: Asking

    /// Values of a key of an object, in order.
    func values(_ object: Int, _ key: String) -> [String] {
        nodes.compactMap { $0.parent == object && $0.key == key ? $0.value : nil }
    }

    /// Values of a key, or the names of the objects that stand there.
    func names(_ object: Int, _ key: String) -> [String] {
        var names: [String] = []
        for (i, node) in nodes.enumerated() where node.parent == object && node.key == key {
            if let value = node.value {
                names.append(value)
            } else if let name = values(i, "name").first {
                names.append(name)
            }
        }
        return names
    }

    /// The objects of a type.
    func objects(ofType type: String) -> [Int] {
        nodes.compactMap { node in
            guard node.key == "@type", let value = node.value else { return nil }
            return value == type || value.hasSuffix("/" + type) ? node.parent : nil
        }
    }
}
