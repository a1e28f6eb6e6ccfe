// One-line wrappers over OpenSSL 3's libcrypto. Only the target Signatures imports this module.
#ifndef SWITCHYARD_CCRYPTO_SHIM_H
#define SWITCHYARD_CCRYPTO_SHIM_H

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/sha.h>

static inline int ccrypto_sha256(const void *data, size_t count, unsigned char *out) {
    return SHA256((const unsigned char *)data, count, out) != NULL;
}

static inline int ccrypto_hmac_sha256(
    const void *key, int key_count, const void *data, size_t count, unsigned char *out) {
    return HMAC(EVP_sha256(), key, key_count, (const unsigned char *)data, count, out, NULL) != NULL;
}

static inline int ccrypto_differ(const void *left, const void *right, size_t count) {
    return CRYPTO_memcmp(left, right, count);
}

static inline BIO *ccrypto_bio(const void *bytes, int count) { return BIO_new_mem_buf(bytes, count); }

static inline void ccrypto_bio_free(BIO *bio) { BIO_free(bio); }

// The empty passphrase keeps OpenSSL from asking for one on the terminal.
static inline EVP_PKEY *ccrypto_read_private_key(BIO *bio) {
    return PEM_read_bio_PrivateKey(bio, NULL, NULL, (void *)"");
}

static inline void ccrypto_key_free(EVP_PKEY *key) { EVP_PKEY_free(key); }

static inline int ccrypto_key_is_rsa(const EVP_PKEY *key) { return EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA; }

static inline int ccrypto_key_bits(const EVP_PKEY *key) { return EVP_PKEY_get_bits(key); }

static inline int ccrypto_key_signature_capacity(const EVP_PKEY *key) { return EVP_PKEY_get_size(key); }

static inline EVP_MD_CTX *ccrypto_context(void) { return EVP_MD_CTX_new(); }

static inline void ccrypto_context_free(EVP_MD_CTX *context) { EVP_MD_CTX_free(context); }

static inline int ccrypto_sign_init(EVP_MD_CTX *context, EVP_PKEY *key) {
    return EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key);
}

static inline int ccrypto_sign(
    EVP_MD_CTX *context, unsigned char *out, size_t *out_count, const void *data, size_t count) {
    return EVP_DigestSign(context, out, out_count, (const unsigned char *)data, count);
}

#endif
