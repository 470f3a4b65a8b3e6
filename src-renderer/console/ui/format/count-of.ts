/** "1 call", "7 calls". */
export const countOf = (count: number, one: string, many: string = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
