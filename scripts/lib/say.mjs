/** One line for the person at the terminal. Standard error, so that a program reading our output is not disturbed. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Ends with words instead of a stack.
 * @returns {never}
 */
export function giveUp(text) {
  say(text);
  process.exit(1);
}
