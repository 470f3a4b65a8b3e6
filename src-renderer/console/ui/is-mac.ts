/** Cmd instead of Ctrl. */
export const isMac = (): boolean => /Mac/.test(navigator.userAgent);
