/** The numbers in a field that holds several, separated by commas, semicolons or new lines. */
export const splitPhones = (text: string): readonly string[] => text.split(/[,;\n]/).map((part) => part.trim()).filter((part) => part !== '');
