import { audit } from './0003-audit.ts';
import { callFigures } from './0004-call-figures.ts';
import { callSound } from './0008-call-sound.ts';
import { calls } from './0001-calls.ts';
import { doNotCall } from './0005-do-not-call.ts';
import { messageAsks } from './0006-message-asks.ts';
import { recordings } from './0007-recordings.ts';
import { search } from './0002-search.ts';
import type { Migration } from './migration.ts';

/** In order. A new one goes at the end. */
export const allMigrations: readonly Migration[] = [calls, search, audit, callFigures, doNotCall, messageAsks, recordings, callSound];
