import type { DoorFamily } from './door-attack.ts';
import type { Family } from './attack.ts';
import { argumentSwaps, replayedApprovals } from './attacks/swaps.ts';
import { calendarEntries, contactNames, smsText, toolResults, webPages } from './attacks/planted.ts';
import { emergencyNumbers, lookAlikeNumbers } from './attacks/numbers.ts';
import { consoleAsDesk, foreignPages, rebinding, tokens } from './attacks/doors.ts';
import { forgedMessages } from './attacks/console.ts';
import { impersonation } from './attacks/impersonation.ts';
import { keys } from './attacks/keys.ts';
import { smuggling } from './attacks/smuggling.ts';
import { speech } from './attacks/speech.ts';
import { voiceAbuse } from './attacks/voice.ts';

/** Every written attack against the core, by family. */
export const families: readonly Family[] = [
  speech, contactNames, webPages, toolResults, smsText, calendarEntries, impersonation, argumentSwaps, emergencyNumbers, lookAlikeNumbers, keys, replayedApprovals, forgedMessages, smuggling, voiceAbuse,
];

/** Those against the doors: both hosts, as they ship, around the core. */
export const doorFamilies: readonly DoorFamily[] = [foreignPages, rebinding, tokens, consoleAsDesk];
