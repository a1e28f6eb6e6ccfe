import Foundation
import Signatures

/// A fresh key from the `openssl` program.
enum TestKey {
    static func made() throws -> RSAPrivateKey {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl", "genrsa", "2048"]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let pem = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return try RSAPrivateKey(pem: Secret(pem))
    }
}
