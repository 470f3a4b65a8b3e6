/** What the assistant says when no scenario has words for it. Short, so that they can be rendered beforehand. */
export const stockLines = {
  /** On the assistant line, where nobody's words are known. `{seconds}` is a whole number. */
  heardYou: 'I heard you speak for {seconds} seconds. Without a key I cannot understand speech. Type to me instead.',
  heardYouOne: 'I heard you speak for one second. Without a key I cannot understand speech. Type to me instead.',
  notUnderstood: 'Sorry, I did not catch that. Could you say it again?',
  here: 'Yes, I am here.',
  hello: 'Hello. Type to me, or call someone on the practice line.',
  howCanIHelp: 'How can I help you?',
  thanks: 'Thank you.',
  whileWaiting: ['Still waiting for the confirmation, one moment.', 'Thank you for waiting. It will only take a moment.'],
  askedToSay: 'I have been asked to say: {text}',
} as const;

/** Lines without anything to fill in. */
export const fixedStockLines: readonly string[] = [stockLines.heardYouOne, stockLines.notUnderstood, stockLines.here, stockLines.hello, stockLines.howCanIHelp, stockLines.thanks, ...stockLines.whileWaiting];
