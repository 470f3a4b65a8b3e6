/** The last words of a call, in the languages the voices speak well. Only what ends a call: "thank you" alone does not. */
const farewell = /\b(good ?bye|bye( now)?|have a (good|nice|great|lovely|pleasant) (day|evening|night|weekend|one|rest of)|take care|arrivederci|buona (giornata|serata)|adi[oó]s|hasta luego|que tengas? buen|au revoir|bonne (journ[ée]e|soir[ée]e)|auf wiederh[öo]ren|auf wiedersehen|tsch[üu]ss|adeus|at[ée] logo|tot ziens)(?![\p{L}])/iu;
/** A farewell is at the end of what is said: "they said goodbye and then…" is none. */
const tailChars = 80;

export function isFarewell(text: string): boolean {
  return farewell.test(text.slice(-tailChars));
}
