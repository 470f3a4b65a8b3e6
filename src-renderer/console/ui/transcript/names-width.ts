/** "long": the other side's name does not fit the usual column of the minutes. A width, so it is guessed from the letters. */
export const namesWidth = (them: string): 'long' | undefined => (them.length > 10 ? 'long' : undefined);
