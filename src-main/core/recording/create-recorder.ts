import type { AudioHub } from '../telephony/audio-hub.ts';
import type { Clock } from '../ports/clock.ts';
import type { HandlerError } from '../../../src-shared/contract/error-codes.ts';
import type { InputOf, OutputOf } from '../../../src-shared/contract/methods.ts';
import type { Keeper } from '../history/keeper.ts';
import type { Logger } from '../ports/logger.ts';
import type { NoticeView, RecordingView } from '../../../src-shared/contract/views.ts';
import type { Opus } from '../ports/opus.ts';
import type { RecordingRecord, Store } from '../ports/store.ts';
import type { Recordings } from '../ports/recordings.ts';
import { createCallRecording, type CallRecording, type RecordingFacts, type RecordScene } from './call-recording.ts';
import { createPlayer } from './create-player.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { openSound } from './open-sound.ts';
import { peaksIn } from './peaks.ts';
import { repairRecording } from './repair-recording.ts';

export interface RecorderDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly files: Recordings;
  readonly opus: Opus;
  readonly hub: AudioHub;
  readonly store: Pick<Store, 'saveRecording' | 'getRecording' | 'recordingPeaks' | 'recordings' | 'deleteRecording' | 'appendAudit' | 'readAudit' | 'getCall'>;
  readonly keeper: Keeper;
  readonly keepDays: () => number | null;
  readonly raise: (notice: NoticeView) => void;
  /** There is, or is no more, a recording of this call. */
  readonly changed: (callId: string) => void;
}

/** All recordings: of calls that are on, and kept ones. */
export interface Recorder {
  begin(scene: RecordScene): CallRecording;
  /** There is sound of this call to play. */
  playable(callId: string): boolean;
  view(callId: string): RecordingView | null;
  peaks(callId: string, buckets: number): Result<OutputOf<'recording.peaks'>, HandlerError>;
  play(peerId: string, input: InputOf<'recording.play'>): Promise<Result<OutputOf<'recording.play'>, HandlerError>>;
  stopPlaying(peerId: string, streamId: number): void;
  erase(callId: string): Promise<Result<null, HandlerError>>;
  /** After a start: makes whole what a crash left, and erases what was kept long enough; the latter every day from then on. */
  tidy(): void;
  /** Every file is closed. */
  settled(): Promise<void>;
  stop(): void;
}

const dayMs = 24 * 3_600_000;
const mostGaps = 200;
const none: HandlerError = { code: 'not_found', message: 'This call has no recording.' };
const unreadable: HandlerError = { code: 'store_unavailable', message: 'The recording could not be read. Nothing is played. Check the folder of the app, then try again.' };

export function createRecorder(deps: RecorderDeps): Recorder {
  const { clock, files, keeper, logger, store } = deps;
  /** Those that are being written. */
  const live = new Map<string, CallRecording>();
  const working = new Map<string, Promise<void>>();
  const player = createPlayer(deps);
  let daily: (() => void) | null = null;
  let stopped = false;

  const save = (record: RecordingRecord, peaks: Uint8Array | null): void => { keeper.save(`recording ${record.callId}`, () => store.saveRecording(record, peaks), 'now'); };
  const remove = async (record: RecordingRecord, what: 'erased' | 'expired'): Promise<Result<null, HandlerError>> => {
    const failed: HandlerError = { code: 'store_unavailable', message: 'The recording could not be erased. It is still there. Check the folder of the app, then try again.' };
    player.stopCall(record.callId);
    await working.get(record.callId);
    const gone = await files.remove(store.getRecording(record.callId)?.file ?? record.file);
    if (!gone.ok) {
      logger.error('recording.not_erased', { callId: record.callId, problem: gone.error.text });
      return err(failed);
    }
    // In the place of what may still wait to be saved.
    keeper.save(`recording ${record.callId}`, () => store.deleteRecording(record.callId), 'now');
    store.appendAudit({ atMs: clock.nowMs(), kind: 'recording', callId: record.callId, data: { what, consent: record.consent, lengthMs: record.lengthMs } });
    deps.changed(record.callId);
    return store.getRecording(record.callId) === null ? ok(null) : err(failed);
  };
  /** One job a recording at a time. */
  const work = (callId: string, job: () => Promise<void>): void => {
    const done: Promise<void> = (working.get(callId) ?? Promise.resolve()).then(job).catch((error: unknown) => { logger.error('recording.job_threw', { callId, error: String(error) }); }).then(() => { if (working.get(callId) === done) working.delete(callId); });
    working.set(callId, done);
  };

  /** A smaller file in its place; where that does not come about, the WAV stays. */
  const toOpus = async (record: RecordingRecord): Promise<void> => {
    const [part, opus] = [`${record.callId}.part`, `${record.callId}.opus`];
    const made = await deps.opus.encode(record.file, part);
    const named = made.ok ? await files.rename(part, opus) : made;
    if (!made.ok || !named.ok) {
      logger.warn('recording.stays_wav', { callId: record.callId, problem: named.ok ? '' : named.error.text });
      await files.remove(part);
      return;
    }
    // Erased meanwhile: nothing of it stays.
    if (store.getRecording(record.callId) === null) {
      await files.remove(opus);
      return;
    }
    const saved = store.saveRecording({ ...record, file: opus, format: 'opus', bytes: made.value.bytes }, null);
    await files.remove(saved.ok ? record.file : opus);
    deps.changed(record.callId);
  };

  const repair = async (record: RecordingRecord): Promise<void> => {
    const repaired = await repairRecording(files, record.file);
    if (repaired.ok && repaired.value !== null) {
      const { peaks, ...held } = repaired.value;
      // A pause that was on when the app stopped ends with the sound.
      save({ ...record, ...held, gaps: record.gaps.map((gap) => ({ ...gap, toMs: Math.min(gap.toMs, held.lengthMs) })), open: false }, peaks);
      logger.info('recording.repaired', { callId: record.callId, lengthMs: held.lengthMs });
    } else if (repaired.ok || repaired.error.code === 'missing') {
      await files.remove(record.file);
      store.deleteRecording(record.callId);
    } else {
      logger.error('recording.not_repaired', { callId: record.callId, problem: repaired.error.text });
      return;
    }
    deps.changed(record.callId);
  };
  /** A file whose row could not be written: the log has its consent. Where there is none, or no such call, it is left as it is. */
  const adopt = async (name: string): Promise<void> => {
    const callId = name.replace(/\.wav$/, '');
    const call = store.getCall(callId);
    const began = store.readAudit({ order: 'oldest', past: null, limit: 1, callId, kinds: ['recording'] }).find((row) => row.data['what'] === 'began');
    const consent = began?.data['consent'];
    if (call === null || call.connectedAtMs === null || typeof consent !== 'string') return logger.warn('recording.unknown_file', { name });
    const record: RecordingRecord = { callId, file: name, format: 'wav', startedAtMs: call.connectedAtMs, lengthMs: 0, bytes: 0, consent, gaps: [], open: true };
    const saved = store.saveRecording(record, null);
    if (saved.ok) await repair(record);
  };
  const expire = async (): Promise<void> => {
    daily?.();
    daily = null;
    const days = deps.keepDays() ?? Infinity;
    for (const record of store.recordings()) {
      if (live.has(record.callId) || record.startedAtMs > clock.nowMs() - days * dayMs) continue;
      await remove(record, 'expired');
    }
    lookTomorrow();
  };
  /** Only while there is something that may grow old. */
  const lookTomorrow = (): void => { if (!stopped && store.recordings().length > 0) daily ??= clock.after(dayMs, () => { work('', expire); }); };

  const tidy = async (): Promise<void> => {
    const names = await files.names();
    const known = new Map(store.recordings().map((record) => [record.file, record]));
    for (const record of known.values()) if (record.open && !live.has(record.callId)) await repair(record);
    if (names.ok) {
      for (const name of names.value) {
        const callId = name.replace(/\.\w+$/, '');
        if (known.has(name) || live.has(callId)) continue;
        // Half made, or made and not put in the place of its WAV, or the WAV that it took the place of.
        if (name.endsWith('.part') || [...known.values()].some((record) => record.callId === callId)) await files.remove(name);
        else if (name.endsWith('.wav')) await adopt(name);
      }
    }
    await expire();
  };

  const lengthOf = (callId: string): number | null => live.get(callId)?.facts()?.lengthMs ?? store.getRecording(callId)?.lengthMs ?? null;

  return {
    begin: (scene) => {
      const { callId } = scene;
      const startedAtMs = (): number => clock.nowMs() - scene.atMs();
      const base = { callId, file: `${callId}.wav`, format: 'wav' } as const;
      let zeroAtMs = 0;
      const record = (facts: RecordingFacts, open: boolean): RecordingRecord => ({ ...base, startedAtMs: zeroAtMs, ...facts, gaps: facts.gaps.slice(0, mostGaps), open });
      const recording = createCallRecording({
        clock, files, fileName: base.file,
        began: (facts) => {
          zeroAtMs = startedAtMs();
          live.set(callId, recording);
          save(record(facts, true), null);
          deps.changed(callId);
        },
        failed: (text, problem) => {
          logger.error('recording.failed', { callId, code: problem.code, problem: problem.text });
          deps.raise({ id: `recording.${callId}`.slice(0, 80), tone: 'attention', place: { callId }, title: 'The recording stopped', text });
        },
        closed: (facts, peaks) => {
          live.delete(callId);
          const closed = record(facts, false);
          work(callId, async () => {
            if (facts.lengthMs === 0) {
              await files.remove(base.file);
              keeper.save(`recording ${callId}`, () => store.deleteRecording(callId), 'now');
            } else {
              save(closed, peaks);
              lookTomorrow();
              if (scene.settings.format === 'opus') await toOpus(closed);
            }
            deps.changed(callId);
          });
        },
      }, scene);
      return recording;
    },
    playable: (callId) => (lengthOf(callId) ?? 0) > 0,
    view: (callId) => {
      const facts = live.get(callId)?.facts() ?? null;
      const record = store.getRecording(callId);
      if (record === null && facts === null) return null;
      const { consent, gaps, lengthMs, bytes } = facts ?? record ?? { consent: '', gaps: [], lengthMs: 0, bytes: 0 };
      return { lengthMs, bytes, format: record?.format ?? 'wav', consent, gaps: gaps.slice(0, mostGaps).map((gap) => ({ ...gap })) };
    },
    peaks: (callId, buckets) => {
      const lengthMs = lengthOf(callId);
      if (lengthMs === null) return err(none);
      return ok({ lengthMs, ...peaksIn(buckets, live.get(callId)?.peaks() ?? store.recordingPeaks(callId) ?? new Uint8Array(0)) });
    },
    play: async (peerId, { callId, fromMs, untilMs }) => {
      const record = store.getRecording(callId);
      const lengthMs = lengthOf(callId);
      if (record === null || lengthMs === null) return err(none);
      const opened = await openSound(deps, record);
      if (!opened.ok) {
        logger.error('recording.unreadable', { callId, problem: opened.error.text });
        return err(unreadable);
      }
      return ok({ streamId: player.play(peerId, callId, opened.value, Math.min(fromMs, lengthMs), Math.min(untilMs ?? lengthMs, lengthMs)), lengthMs });
    },
    stopPlaying: player.stop,
    erase: async (callId) => {
      if (live.has(callId)) return err({ code: 'wrong_state', message: 'This call is still being recorded. Nothing was erased. End the recording first.' });
      const record = store.getRecording(callId);
      return record === null ? err(none) : remove(record, 'erased');
    },
    tidy: () => { work('', tidy); },
    settled: async () => {
      for (const recording of [...live.values()]) await recording.over();
      for (const job of [...working.values()]) await job;
    },
    stop: () => {
      stopped = true;
      daily?.();
      player.stopAll();
    },
  };
}
