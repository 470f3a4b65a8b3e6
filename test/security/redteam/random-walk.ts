import type { Actor } from '../../../src-shared/domain/actor.ts';
import { argumentHash } from '../../../src-main/core/policy/argument-hash.ts';
import { contractVersion } from '../../../src-shared/contract/version.ts';
import { coreWithFakes, dinnerBrief, type CoreWithFakes } from '../../fakes/core-with-fakes.ts';
import { createContractServer } from '../../../src-main/contract-server/create-contract-server.ts';
import { createCountingIds } from '../../fakes/counting-ids.ts';
import { createMemoryStore, type MemoryStore } from '../../fakes/memory-store.ts';
import { createSeededRandom } from '../../fakes/faults/seeded-random.ts';
import { isApprovalOpen } from '../../../src-shared/domain/approval.ts';
import { isForbidden, isHigh } from './observe.ts';
import { restaurant, stranger } from '../../fakes/fake-practice.ts';
import { settle } from '../../fakes/connected-call.ts';

export interface Walk { readonly steps: number; readonly starts: number; readonly asked: number; readonly byDesk: number; readonly byVoice: number; readonly ranHigh: number; readonly refused: number; readonly staleTries: number }

const brother = { ...stranger, id: 'owner_phone', peer: { name: 'Elena', number: '+14155550123' } };
type Leg = 'outbound' | 'inbound' | 'owner_phone' | 'microphone';
interface Live { readonly callId: string; readonly leg: Leg; readonly session: CoreWithFakes['sessions'][number]; generation: number; down: boolean; confirmed: boolean; heard: { readonly approvalId: string; readonly hash: string; readonly at: number } | null; asks: { readonly approvalId: string; readonly hash: string; readonly words: string } | null; looked: number; readonly tools: string[] }

const tools: readonly (readonly [name: string, args: Readonly<Record<string, unknown>>])[] = [
  ['send_sms', { to: '+14155550164', body: 'Eight.' }], ['send_sms', { to: '+14155550164', body: 'Nine.' }], ['send_sms', { to: '+14155550110', body: 'Eight.' }], ['calendar_create_event', { title: 'Dinner', start: '2026-11-24T20:00' }],
  ['calendar_cancel_event', { event: 'Dinner' }], ['send_email', { to: 'a@example.com', subject: 'x', body: 'y' }], ['make_call', { number: '+14155550110', goal: 'x' }], ['mcp_pay', { amount: 1 }], ['lookup_contact', { name: 'Luca' }],
  ['web_research', { question: 'x' }], ['send_sms', { to: '911', body: 'x' }], ['send_sms', { to: '+19005551234', body: 'x' }], ['send_sms', { to: '+14155550164', body: 'x', approved: true }],
];
const said = ['Yes.', 'Yes.', 'Go ahead.', 'Approve.', 'No.', 'Yes, but make it nine.', 'What is that?'];
const stepsPerStore = 500;
const callSpanMs = 120_000;
const answerWithinMs = 30_000;

/**
 * Walks at random over calls, speech, tools, approvals, edits, reconnects and restarts of the real core, and holds beside it a book of its own on
 * what the owner really approved. Throws at the first HIGH tool that ran without a line in that book.
 */
export async function randomWalk(seed: number, steps: number): Promise<Walk> {
  const random = createSeededRandom(seed);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  /** From what is never empty. */
  const one = <T>(from: readonly T[]): T => pick(from)!;
  const count = { starts: 0, asked: 0, byDesk: 0, byVoice: 0, ranHigh: 0, refused: 0, staleTries: 0 };
  const ids = createCountingIds();
  let done = 0;
  let doing = 'start';
  const broken = (what: string): never => { throw new Error(`Seed ${seed}, step ${done} (${doing}): ${what}`); };

  while (done < steps) {
    // A new disk now and then, so that the search through it stays short.
    const store = createMemoryStore();
    const until = Math.min(steps, done + stepsPerStore);
    const book = { permits: new Map<string, string>(), used: new Set<string>(), generation: new Map<string, number>(), actors: new Map<string, Actor>(), activeMs: new Map<string, number>(), known: [] as { readonly id: string; readonly hash: string }[], rows: 0 };
    while (done < until) await life(store, book, until);
    const { brokenAt } = store.verifyAudit();
    if (brokenAt !== null) broken(`the audit chain is broken at row ${brokenAt}`);
    for (const action of store.actions.values()) {
      if (!isHigh(action.tool) || (action.argumentsRun === null && action.state !== 'done')) continue;
      if (action.approvalId === null || !book.used.has(action.approvalId)) broken(`${action.tool} ran without an approval`);
    }
  }
  return { steps: done, ...count };

  /** From one start of the app to its sudden end. */
  async function life(store: MemoryStore, book: { readonly permits: Map<string, string>; readonly used: Set<string>; readonly generation: Map<string, number>; readonly actors: Map<string, Actor>; readonly activeMs: Map<string, number>; known: { readonly id: string; readonly hash: string }[]; rows: number }, until: number): Promise<void> {
    count.starts += 1;
    const app = await coreWithFakes({ store, ids, environment: { godfatherPhones: [brother.peer.number] }, scenarios: [restaurant, stranger, brother] });
    store.failAudit = null;
    const door = createContractServer(app.core, { clock: app.clock, logger: app.logger, ids: createCountingIds() });
    const screen = { surface: 'console', peerId: 'console:1' } as const;
    let live: Live[] = [];
    let voiceOn = true;
    let utterances = 0;
    const cards = () => app.deskState().approvals;
    const open = () => cards().filter((card) => isApprovalOpen(card.state));
    const isOwners = (call: Live): boolean => call.leg === 'microphone' || (call.leg === 'owner_phone' && call.confirmed);

    const look = (): void => {
      for (const row of store.audit.slice(book.rows)) {
        const data = row.data as { approvalId?: string; rule?: string; tool?: string; hash?: string; actor?: Actor; arguments?: Record<string, string>; toolCallId?: string; decided?: { channel: string; outcome: string } };
        const id = data.approvalId ?? '';
        const from = live.find((each) => each.callId === row.callId);
        const isStrangers = from?.leg === 'inbound' || (from?.leg === 'owner_phone' && !from.confirmed);
        if (row.kind === 'asked' || row.kind === 'executed') for (const value of Object.values(data.arguments ?? {})) if (/^\+?\d+$/.test(value) && isForbidden(value)) broken(`${data.tool} was ${row.kind} with ${value}`);
        if (row.kind === 'asked') {
          if (isStrangers) broken(`the owner was asked for ${data.tool} by a stranger`);
          count.asked += 1;
          book.actors.set(id, data.actor!);
          book.activeMs.set(id, 0);
          book.generation.set(id, from?.generation ?? 1);
        }
        if (row.kind === 'refused') count.refused += 1;
        // As in observe.ts: the brief is not what keeps strangers out.
        if (row.kind === 'refused' && data.rule === 'not_in_brief' && isStrangers) broken(`only the brief refused ${data.tool} to a stranger`);
        if (row.kind === 'decided' && data.decided?.outcome === 'approved') {
          if (data.decided.channel === 'desk') count.byDesk += 1;
          else if (data.decided.channel === 'voice') count.byVoice += 1;
          else broken(`approved by ${data.decided.channel}`);
        }
        if (row.kind !== 'executed' || !isHigh(data.tool ?? '')) continue;
        count.ranHigh += 1;
        const permit = book.permits.get(id) ?? broken(`${data.tool} ran, and the owner approved nothing like it`);
        if (book.used.has(id)) broken(`${data.tool} ran twice on one approval`);
        book.used.add(id);
        const hash = argumentHash({ tool: data.tool ?? '', arguments: data.arguments ?? {}, callId: row.callId, sessionGeneration: book.generation.get(id) ?? 1, actor: book.actors.get(id)! });
        if (hash !== permit) broken(`${data.tool} ran with arguments that are not the approved ones`);
        const actor = book.actors.get(id);
        if (actor?.kind !== 'godfather' || !actor.authenticated) { if (actor?.kind !== 'external' || actor.direction !== 'outbound') broken(`${data.tool} ran for ${JSON.stringify(actor)}`); }
        if ((book.activeMs.get(id) ?? 0) >= callSpanMs) broken(`${data.tool} ran after its time`);
      }
      book.rows = store.audit.length;
      // What the tools themselves answered, whatever the log says.
      for (const call of live) {
        for (const result of call.session.results.slice(call.looked)) {
          if (result.output.ran === undefined) continue;
          const action = store.actions.get(`${call.callId} ${result.id}`) ?? broken('something ran that is not on record');
          const id = action.approvalId ?? broken(`${action.tool} ran without an approval`);
          if (!book.used.has(id)) broken(`${action.tool} ran without its row`);
          if (argumentHash({ tool: action.tool, arguments: result.output.ran, callId: call.callId, sessionGeneration: book.generation.get(id) ?? 1, actor: book.actors.get(id)! }) !== book.permits.get(id)) broken(`${action.tool} ran with other arguments than were approved`);
        }
        call.looked = call.session.results.length;
        const question = /wait: "(.+)"$/.exec((call.session.asked.findLast((each) => each.what === 'text')?.detail as { text?: string } | undefined)?.text ?? '')?.[1];
        const newest = cards().findLast((card) => card.callId === call.callId);
        if (newest !== undefined && newest.id !== call.asks?.approvalId) {
          // A new question, or one that is not asked aloud: the one before is over.
          call.asks = { approvalId: newest.id, hash: newest.hash, words: question ?? '' };
          call.heard = null;
        }
        if (call.heard !== null && cards().find((card) => card.id === call.heard?.approvalId)?.hash !== call.heard.hash) call.heard = null;
      }
      const card = pick(cards());
      if (card !== undefined && random() < 0.2) book.known[Math.floor(random() * 200)] = { id: card.id, hash: card.hash };
    };

    const enter = async (leg: Leg): Promise<void> => {
      if (live.length >= 3 || (leg === 'microphone' && live.some((call) => call.leg === leg))) return;
      const brief = { ...dinnerBrief, limits: { ...dinnerBrief.limits, endsAfterMin: null }, mayPropose: random() < 0.3 ? [] : dinnerBrief.mayPropose };
      const placed = leg === 'outbound' || leg === 'microphone'
        ? await app.console('call.place', { to: leg === 'outbound' ? restaurant.peer.number : '', name: null, line: leg === 'outbound' ? 'practice' : 'assistant', brief })
        : await app.console('call.simulateInbound', { scenarioId: leg === 'inbound' ? stranger.id : brother.id });
      if (!placed.ok) return;
      const session = app.sessions.at(-1)!;
      if (leg === 'microphone') app.clock.advance(1);
      else app.practice.legs.at(-1)!.events.onRinging();
      session.ready();
      if (leg === 'outbound') app.practice.legs.at(-1)!.events.onAnswered();
      live.push({ callId: placed.value.callId, leg, session, generation: 1, down: false, confirmed: false, heard: null, asks: null, looked: 0, tools: [] });
    };
    /** The book is written before the request goes out, from what the owner sees; a refused request is taken out again. */
    const approve = async (id: string, hash: string): Promise<void> => {
      const before = book.permits.get(id);
      book.permits.set(id, hash);
      const reply = await app.desk('approval.approve', { approvalId: id, hash });
      look();
      if (!reply.ok) { if (before === undefined) book.permits.delete(id); else book.permits.set(id, before); }
    };
    const back = (call: Live): void => {
      Object.assign(call, { generation: call.generation + 1, heard: null, down: false });
      call.session.ready();
    };
    const speak = (call: Live, verbatim: boolean): void => {
      const question = call.asks?.words ?? '';
      const words = verbatim && question !== '' ? question : 'Shall I do it?';
      call.session.assistantSays(`a${(utterances += 1)}`, words);
      const card = cards().find((each) => each.id === call.asks?.approvalId);
      // Heard once is heard; anything said behind it takes the answer away.
      call.heard = words === question && card !== undefined && call.heard === null && call.asks?.hash === card.hash ? { approvalId: card.id, hash: card.hash, at: app.clock.monoMs() } : null;
    };
    const hearYes = (call: Live, words: string): void => {
      const { heard } = call;
      const card = cards().find((each) => each.id === heard?.approvalId);
      const lawful = heard !== null && isOwners(call) && voiceOn && app.clock.monoMs() - heard.at <= answerWithinMs && card !== undefined && isApprovalOpen(card.state) && /^(Yes|Go ahead|Approve)\.$/.test(words);
      if (lawful && !book.permits.has(heard.approvalId)) book.permits.set(heard.approvalId, heard.hash);
      call.session.theySay(`u${(utterances += 1)}`, words);
      look();
      if (lawful && !book.used.has(heard.approvalId)) book.permits.delete(heard.approvalId);
      if (words !== 'What is that?') call.heard = null;
    };

    const acts: readonly (readonly [name: string, weight: number, act: (call: Live | undefined) => unknown])[] = [
      ['place', 8, () => enter(one<Leg>(['outbound', 'outbound', 'inbound', 'owner_phone', 'microphone', 'microphone']))],
      ['tool', 22, (call) => {
        if (call === undefined) return;
        const [name, args] = one(tools);
        const id = call.tools.length > 0 && random() < 0.15 ? one(call.tools) : `t${done}`;
        call.tools.push(id);
        call.session.callTool(id, name, args);
      }],
      ['approve', 8, () => { const card = pick(open()); return card === undefined ? undefined : approve(card.id, card.hash); }],
      ['approve twice', 3, async () => {
        const card = pick(open());
        if (card === undefined) return;
        book.permits.set(card.id, card.hash);
        const replies = await Promise.all([1, 2].map(() => app.desk('approval.approve', { approvalId: card.id, hash: card.hash })));
        look();
        if (replies.every((reply) => reply.ok)) broken('two approvals of one question were taken');
        if (!book.used.has(card.id)) book.permits.delete(card.id);
      }],
      ['approve what was seen before', 8, () => {
        const seen = book.known.filter(Boolean);
        const [old, other] = [pick(seen), pick(seen)];
        if (old === undefined || other === undefined) return;
        count.staleTries += 1;
        return approve(random() < 0.5 ? old.id : (pick(open())?.id ?? old.id), random() < 0.5 ? old.hash : other.hash);
      }],
      ['approve from the console', 2, async () => {
        const card = pick(open());
        if (card === undefined) return;
        const stolen = door.connect(screen, { send: () => {}, backlogBytes: () => 0, close: () => {} });
        const reply = await stolen.receive({ v: contractVersion, id: `r${done}`, method: 'approval.approve', input: { approvalId: card.id, hash: card.hash } }, screen);
        stolen.close();
        if (reply.ok) broken('the console approved');
      }],
      ['revise', 8, () => { const card = pick(open()); return card === undefined ? undefined : app.desk('approval.revise', { approvalId: card.id, values: one([{ body: 'Ten.' }, { body: 'Eight.' }, { to: '911' }, { to: '+19005551234' }, { title: 'Lunch' }, { bcc: 'x' }]) }); }],
      ['edit', 4, () => { const card = pick(cards()); return card === undefined ? undefined : app.desk('approval.edit', { approvalId: card.id, on: random() < 0.4 }); }],
      ['deny', 2, () => { const card = pick(open()); return card === undefined ? undefined : app.console('approval.deny', { approvalId: card.id, reason: null }); }],
      ['assistant speaks', 6, (call) => { if (call !== undefined) speak(call, random() < 0.7); }],
      ['ask and answer', 5, async () => {
        const call = live.find((each) => isOwners(each) && !each.down);
        if (call === undefined) return;
        call.session.callTool(`q${done}`, ...one(tools.slice(0, 5)));
        look();
        // Between question and answer somebody may act on the Desk.
        const card = cards().at(-1);
        if (random() < 0.2 && card !== undefined) await app.desk('approval.revise', { approvalId: card.id, values: { body: 'Ten.', title: 'Lunch' } });
        look();
        speak(call, random() < 0.9);
        if (random() < 0.2 && card !== undefined) await app.desk('approval.revise', { approvalId: card.id, values: one([{ body: 'Ten.' }, { title: 'Lunch' }]) });
        look();
        if (random() < 0.1) call.session.callTool(`r${done}`, ...one(tools));
        look();
        hearYes(call, one(said));
      }],
      ['they speak', 14, (call) => { if (call !== undefined) hearYes(call, one(said)); }],
      ['connection', 4, (call) => {
        if (call === undefined) return;
        if (call.down) return back(call);
        call.session.emit({ type: 'state', state: 'reconnecting', problem: { code: 'x', text: 'The connection was lost. Wait.', fatal: false } });
        call.down = true;
      }],
      ['time', 8, () => {
        // Mostly moments, now and then beyond a deadline.
        const ms = Math.floor(random() * (random() < 0.06 ? 70_000 : 1_500));
        for (const card of open()) if (card.deadlineAtMs !== null) book.activeMs.set(card.id, (book.activeMs.get(card.id) ?? 0) + ms);
        app.clock.advance(ms);
      }],
      ['confirm', 4, async (call) => { if (call !== undefined) { const on = random() < 0.6; if ((await app.desk('caller.confirm', { callId: call.callId, on })).ok) call.confirmed = on; } }],
      ['full disk', 0.6, () => { store.failAudit = { code: 'full', text: 'no space' }; }],
      ['voice', 1, async () => { const on = random() < 0.8; if ((await app.console('policy.switch', { name: 'voiceApproval', on })).ok) voiceOn = on; }],
      ['hang up', 2, (call) => call === undefined ? undefined : app.console('call.hangUp', { callId: call.callId })],
      ['restart', 0.15, () => 'restart'],
    ];
    const total = acts.reduce((sum, [, weight]) => sum + weight, 0);

    for (; done < until; done += 1) {
      let at = random() * total;
      const [name, , act] = acts.find(([, weight]) => (at -= weight) < 0) ?? acts[0]!;
      doing = name;
      if (random() < 0.15) store.failAudit = null;
      const down = pick(live);
      if (down?.down === true && random() < 0.2) back(down);
      const outcome = await act(pick(live));
      await settle();
      look();
      for (const call of live) {
        if (app.state().calls.find((each) => each.id === call.callId)?.phase !== 'ended') continue;
        await app.console('call.dismiss', { callId: call.callId });
        live = live.filter((each) => each !== call);
      }
      if (outcome === 'restart') {
        done += 1;
        return;
      }
    }
  }
}
