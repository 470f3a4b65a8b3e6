/** What a person without words of its own answers when asked whether the call may be recorded. Rendered in every voice. */
export const defaultConsent = 'Yes, that is fine.';
