/** Notes what is wrong with the field that is being looked at; `part` is a place inside it (`threshold`). */
export type SayProblem = (text: string, part?: string) => void;
