/** The level in words. `heard`: speech has reached the microphone at some time during the check. */
export const heardWord = (level: number, heard: boolean): string => (level >= 0.98 ? 'Too loud' : heard ? 'Hearing you' : 'Say anything');
