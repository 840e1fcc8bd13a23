/** `PRAGMA application_id` of an archive: "SBQA" in ASCII (format README, The database). */
export const applicationId = 0x53425141;

/** `PRAGMA user_version` of an archive: the number of the format that this program writes and reads. */
export const formatVersion = 1;

/** Bytes of a database page; SQLCipher 4's default. */
export const pageBytes = 4096;

/** Bytes at the end of every page that hold its initialisation vector (16) and its HMAC-SHA512 (64). */
export const pageReserveBytes = 80;

/** Bytes of the salt that an encrypted database begins with. */
export const saltBytes = 16;

/** Bytes of a SQLCipher key, of a SHA-256 hash, and of an Ed25519 seed or public key. */
export const keyBytes = 32;

/** Iterations of PBKDF2-HMAC-SHA512 from a passphrase to the database's key. */
export const kdfIterations = 256_000;

/** Rows under one hash of `archive_block` (format README, The hash tree). */
export const rowsPerBlock = 256;
