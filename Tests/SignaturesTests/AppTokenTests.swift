import Foundation
import Signatures
import Testing

@Suite("GitHub App tokens")
struct AppTokenTests {
    private struct Claims: Decodable {
        let iss: String
        let iat: Int
        let exp: Int
    }

    @Test(
        "a token from a PKCS#1 and from a PKCS#8 key is verified by openssl", arguments: ["-traditional", "-nocrypt"])
    func verifiedByOpenSSL(form: String) throws {
        let openssl = try OpenSSL()
        defer { openssl.remove() }
        #expect(try openssl.run("genrsa", "-out", openssl.path("made.pem"), "2048") == 0)
        let made = openssl.path("made.pem")
        let (key, publicKey) = (openssl.path("key.pem"), openssl.path("public.pem"))
        let converted =
            form == "-traditional"
            ? try openssl.run("rsa", "-traditional", "-in", made, "-out", key)
            : try openssl.run("pkcs8", "-topk8", "-nocrypt", "-in", made, "-out", key)
        #expect(converted == 0)
        #expect(try openssl.run("rsa", "-in", made, "-pubout", "-out", publicKey) == 0)
        let pem = try openssl.text("key.pem")
        #expect(pem.hasPrefix(form == "-traditional" ? "-----BEGIN RSA PRIVATE" : "-----BEGIN PRIVATE"))

        let token = try GitHubAppToken.make(
            issuer: "Iv23liABC.9_-", key: RSAPrivateKey(pem: Secret(pem)), now: 1_700_000_000
        ).reveal()
        let parts = token.split(separator: ".").map(String.init)
        #expect(parts.count == 3)
        let claims = try JSONDecoder().decode(Claims.self, from: Data(#require(Base64URL.decode(parts[1]))))
        #expect(claims.iss == "Iv23liABC.9_-")
        #expect(claims.iat == 1_700_000_000 - 60)
        #expect(claims.exp == 1_700_000_000 + 540)

        try openssl.write(Array((parts[0] + "." + parts[1]).utf8), to: "signed")
        try openssl.write(#require(Base64URL.decode(parts[2])), to: "signature")
        let (signed, signature) = (openssl.path("signed"), openssl.path("signature"))
        #expect(try openssl.run("dgst", "-sha256", "-verify", publicKey, "-signature", signature, signed) == 0)
        try openssl.write(Array((parts[0] + "." + parts[1] + "x").utf8), to: "signed")
        #expect(try openssl.run("dgst", "-sha256", "-verify", publicKey, "-signature", signature, signed) != 0)
    }

    @Test("a key that is no RSA key, too short, locked or no key at all is refused with its reason")
    func unsuitableKeys() throws {
        let openssl = try OpenSSL()
        defer { openssl.remove() }
        #expect(try openssl.run("genrsa", "-out", openssl.path("short"), "1024") == 0)
        #expect(try openssl.run("ecparam", "-genkey", "-name", "prime256v1", "-out", openssl.path("curve")) == 0)
        #expect(try openssl.run("genrsa", "-aes256", "-passout", "pass:x", "-out", openssl.path("locked"), "2048") == 0)
        let refusals: [(String, SignatureError.Code)] = [
            (try openssl.text("short"), .unsuitableKey), (try openssl.text("curve"), .unsuitableKey),
            (try openssl.text("locked"), .unreadableKey), ("", .unreadableKey), ("not a key", .unreadableKey),
            ("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n", .unreadableKey),
        ]
        for (pem, code) in refusals {
            let error = #expect(throws: SignatureError.self) { try RSAPrivateKey(pem: Secret(pem)) }
            #expect(error?.code == code)
        }
    }

    @Test("an issuer that could break the claims and a lifetime GitHub refuses are refused here")
    func refusedClaims() throws {
        let openssl = try OpenSSL()
        defer { openssl.remove() }
        #expect(try openssl.run("genrsa", "-out", openssl.path("key"), "2048") == 0)
        let key = try RSAPrivateKey(pem: Secret(openssl.text("key")))
        for issuer in ["", #"1","exp":9"#, "a b"] {
            let error = #expect(throws: SignatureError.self) {
                try GitHubAppToken.make(issuer: issuer, key: key, now: 0)
            }
            #expect(error?.code == .invalidIssuer)
        }
        for lifetime in [0, 601, -5] {
            let error = #expect(throws: SignatureError.self) {
                try GitHubAppToken.make(issuer: "1", key: key, now: 0, lifetimeSeconds: lifetime)
            }
            #expect(error?.code == .invalidLifetime)
        }
    }
}
