import Synchronization
import Testing

@testable import Factmill

private struct Stop: Error, Equatable {}

@Suite struct OrderedWorkTests {
    /// Squares 0..<count with uneven amounts of work, and gives what was delivered.
    private static func squares(
        _ count: Int, workers: Int, stopReading: Int = .max, stopDelivery: Int = .max
    ) throws(Stop) -> [Int] {
        let position = Mutex(0)
        let delivered = Mutex([Int]())
        try OrderedWork.run(
            workers: workers,
            next: { () throws(Stop) -> Int? in
                let item = position.withLock { position in
                    defer { position += 1 }
                    return position
                }
                if item == stopReading { throw Stop() }
                return item < count ? item : nil
            },
            state: { 0 },
            work: { (sum: inout Int, item: Int) -> Int in
                for i in 0..<(item % 7 == 0 ? 20_000 : 10) { sum &+= i }
                return item * item
            },
            deliver: { (square: Int) throws(Stop) in
                if square == stopDelivery { throw Stop() }
                delivered.withLock { $0.append(square) }
            })
        return delivered.withLock { $0 }
    }

    @Test(arguments: [1, 2, 3, 8, 64])
    func resultsComeInOrder(workers: Int) throws {
        #expect(try Self.squares(2000, workers: workers) == (0..<2000).map { $0 * $0 })
    }

    @Test(arguments: [0, 1, 5])
    func fewItemsEndAllWorkers(count: Int) throws {
        #expect(try Self.squares(count, workers: 8) == (0..<count).map { $0 * $0 })
    }

    @Test(arguments: [1, 4])
    func anErrorEndsTheRun(workers: Int) {
        #expect(throws: Stop.self) { try Self.squares(5000, workers: workers, stopReading: 100) }
        #expect(throws: Stop.self) { try Self.squares(5000, workers: workers, stopDelivery: 100 * 100) }
    }

    @Test func everyWorkerHandsItsStateOver() throws {
        let position = Mutex(0)
        let sum = Mutex(0)
        try OrderedWork.run(
            workers: 4,
            next: { () throws(Stop) -> Int? in
                position.withLock { position in
                    position += 1
                    return position <= 100 ? position : nil
                }
            },
            state: { 0 },
            work: { (own: inout Int, item: Int) -> Int in
                own += item; return item
            },
            deliver: { (_: Int) throws(Stop) in }, finish: { own in sum.withLock { $0 += own } })
        #expect(sum.withLock { $0 } == 5050)
    }
}
