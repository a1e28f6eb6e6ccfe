import RedisStreams
import Testing

@Suite("addresses of Redis")
struct RedisAddressTests {
    @Test("user, password, host, port and database are read")
    func full() throws {
        let address = try RedisAddress("redis://bob:p%40ss@cache.internal:6380/3")
        #expect(address.endpoint == .tcp(host: "cache.internal", port: 6380))
        #expect(address.user == "bob")
        #expect(address.database == 3)
        #expect(!"\(address)".contains("p@ss"))
    }

    @Test("a password without a user, IPv6, and a unix socket are read")
    func forms() throws {
        #expect(try RedisAddress("redis://:secret@[::1]").endpoint == .tcp(host: "::1", port: 6379))
        let socket = try RedisAddress("unix:///run/redis.sock?db=2")
        #expect(socket.endpoint == .unix(path: "/run/redis.sock"))
        #expect(socket.database == 2)
    }

    @Test(
        "what is no address is refused with a remedy and without its secrets",
        arguments: [
            "rediss://u:hunter2@h", "http://h", "redis://u:hunter2@h:99999", "redis://h/x", "unix://relative",
            "redis://",
        ])
    func refused(text: String) {
        #expect {
            _ = try RedisAddress(text)
        } throws: { error in
            "\(error)".hasPrefix("SWITCHYARD_REDIS_URL") && !"\(error)".contains("hunter2")
        }
    }
}
