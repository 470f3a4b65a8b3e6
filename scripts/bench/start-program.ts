import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { giveUp } from '../lib/say.mjs';

/** A program of the bench, told by lines and answering by lines. It ends with its input, and so with the bench. */
export interface Program {
  write(text: string): void;
  end(): void;
  /** Ends the bench when the program ends or is silent for five minutes: then there is no figure. */
  nextLine(): Promise<string>;
}

const longestSilenceMs = 300_000;

export function startProgram(command: readonly string[]): Program {
  const [name = '', ...args] = command;
  // Else the SDK would look for a place to send traces to.
  const child = spawn(name, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, OPENAI_AGENTS_DISABLE_TRACING: '1' } });
  const called = args.find((arg) => arg.endsWith('.ts')) ?? name;
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.on('error', (error) => giveUp(`${called} could not be started: ${error.message}.`));
  return {
    write: (text) => void child.stdin.write(text),
    end: () => void child.stdin.end(),
    async nextLine() {
      const silence = setTimeout(() => giveUp(`${called} was silent for five minutes.`), longestSilenceMs);
      const { value, done } = await lines.next();
      clearTimeout(silence);
      return done === true ? giveUp(`${called} ended before it had measured.`) : value;
    },
  };
}
