/** Raised whenever an old screen and a new core could misunderstand each other. The handshake refuses a mismatch. */
export const contractVersion = 1;
