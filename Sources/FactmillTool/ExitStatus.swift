import ArgumentParser
import Factmill
import Logging

/// The exit codes (sysexits.h where it has one).
enum ExitStatus: Int32 {
    case done = 0
    case internalError = 1
    case usage = 64
    case someSetAside = 65
    case inputMissing = 66
    case cannotCreateOutput = 73
    case inputOutput = 74
    case permission = 77
    case configuration = 78

    init(_ error: RunError) {
        self =
            switch error.kind {
            case .inputMissing: .inputMissing
            case .cannotCreateOutput: .cannotCreateOutput
            case .inputOutput: .inputOutput
            case .permission: .permission
            }
    }

    /// Runs a command: an error is told and becomes its exit code.
    static func reporting(to logger: Logger, _ body: () throws -> ExitStatus) throws {
        let status: ExitStatus
        do {
            status = try body()
        } catch let error as ConfigurationError {
            logger.error("\(error)")
            status = .configuration
        } catch let error as RunError {
            logger.error("\(error)")
            status = ExitStatus(error)
        } catch let error as DocumentError {
            logger.error("the document is set aside: \(error.message) (\(error.stage), \(error.code))")
            status = .someSetAside
        } catch let error as ExitCode {
            throw error
        } catch let error as ValidationError {
            throw error
        } catch {
            logger.error("\(error)")
            status = .internalError
        }
        if status != .done { throw ExitCode(status.rawValue) }
    }
}
