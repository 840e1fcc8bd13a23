/** The passphrase of every sample archive: invented data, meant to be opened by everybody. */
export const SAMPLE_PASSPHRASE = 'voorbeeld';
