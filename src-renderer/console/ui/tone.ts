/** Colour with one meaning: live = on or done, attention = a person must decide, danger = ended or failed, info = information. */
export type Tone = 'live' | 'attention' | 'danger' | 'info' | 'quiet';
