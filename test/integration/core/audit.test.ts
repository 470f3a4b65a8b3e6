import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askedCall, connectedCall, settle, sms } from '../../fakes/connected-call.ts';
import { auditRowView } from '../../../src-shared/contract/views.ts';
import { connect } from '../../../src-main/adapters/store/connect.ts';
import { containing } from '../../fakes/matching.ts';
import { coreWithFakes, type CoreWithFakes } from '../../fakes/core-with-fakes.ts';
import { openTestStore, testKey } from '../../fakes/open-test-store.ts';
import { tinyDisk } from '../../fakes/tiny-disk.ts';
import { verifyAuditLines } from '../../../scripts/lib/verify-audit-lines.mjs';

async function wholeExport(app: CoreWithFakes): Promise<{ text: string; parts: number }> {
  let text = '';
  for (let after = 0, parts = 1; ; parts += 1) {
    const part = await app.console('audit.export', { after });
    if (!part.ok) throw new Error(part.error.message);
    text += part.value.lines;
    after = part.value.last;
    if (!part.value.more) return { text, parts };
  }
}

describe('the audit log', () => {
  it('tells of a decision from question to result, is read newest first, and is whole', async () => {
    const { store } = openTestStore();
    const app = await coreWithFakes({ realStore: store });
    const { approval, callId, session } = await askedCall(app);
    await app.desk('approval.shown', { approvalId: approval().id });
    await app.desk('approval.revise', { approvalId: approval().id, values: { body: 'Eight. My pin is 4444.' } });
    app.clock.advance(4_200);
    await app.desk('approval.approve', { approvalId: approval().id, hash: approval().hash });
    await settle();
    await app.console('approval.deny', { approvalId: approval().id, reason: null });
    session.callTool('t2', 'send_email', { to: 'luca@example.com', subject: 'x', body: 'y' });
    await app.console('settings.update', { owner: { name: 'Elena', phones: ['+14155550110'], email: '' } });

    const read = await app.console('audit.read', { before: null, callId: null, kinds: null, limit: 50 });
    if (!read.ok) throw new Error(read.error.message);
    for (const row of read.value.rows) expect(() => auditRowView.parse(row)).not.toThrow();
    expect(read.value.rows.map((row) => row.text).reverse()).toEqual([
      'Asked you: send_sms', 'On the Desk: send_sms', 'Changed before deciding: send_sms', 'Approved by you, here, after 4.2 s: send_sms', 'Ran: send_sms', 'Result: send_sms', 'Too late or not valid, changed nothing: deny, send_sms',
      'Refused: send_email, not in brief', 'Who you are was changed, from settings', 'Settings were changed',
    ]);
    const edited = read.value.rows.find((row) => row.kind === 'edited');
    expect(JSON.parse(edited!.details)).toMatchObject({ before: { body: sms.body }, after: { body: 'Eight. My pin is [digits].' } });
    expect(JSON.stringify(read.value)).not.toContain('4444');

    const ofCall = await app.console('audit.read', { before: 4, callId, kinds: ['asked', 'shown'], limit: 1 });
    expect(ofCall.ok && ofCall.value).toMatchObject({ rows: [{ seq: 2, kind: 'shown' }], more: true });
    expect(await app.console('audit.verify', {})).toMatchObject({ ok: true, value: { rows: 10, brokenAt: null } });
    const { text } = await wholeExport(app);
    expect(verifyAuditLines(text)).toMatchObject({ rows: 10, problem: null });
  });

  it('is exported in parts that make one whole', async () => {
    const { store } = openTestStore();
    const app = await coreWithFakes({ realStore: store });
    for (let n = 0; n < 250; n += 1) store.appendAudit({ atMs: n, kind: 'result', callId: null, data: { n, text: 'x'.repeat(2_000) } });
    const { text, parts } = await wholeExport(app);
    expect(parts).toBeGreaterThan(1);
    expect(verifyAuditLines(text)).toMatchObject({ rows: 250, problem: null });
  });

  it('that was changed from outside is named at start, on every screen, and when asked; the export shows it too', async () => {
    const first = openTestStore();
    for (let n = 1; n <= 5; n += 1) first.store.appendAudit({ atMs: n, kind: 'asked', callId: null, data: { n } });
    first.close();
    const db = connect(first.path, testKey);
    db.exec(`DROP TRIGGER audit_is_never_changed; UPDATE audit SET data = '{"n":9}' WHERE seq = 3`);
    db.close();
    const app = await coreWithFakes({ realStore: openTestStore({ path: first.path }).store });
    expect(app.state().notices).toEqual([]);
    app.clock.advance(1);
    expect(app.state().notices).toMatchObject([{ id: 'audit.broken', tone: 'danger', place: 'app', text: containing('Row 3 of 5') }]);
    expect(await app.console('audit.verify', {})).toMatchObject({ ok: true, value: { rows: 5, brokenAt: 3 } });
    expect(verifyAuditLines((await wholeExport(app)).text).problem?.line).toBe(3);
    const whole = await coreWithFakes();
    whole.clock.advance(1);
    expect(whole.state().notices).toEqual([]);
  });
});

describe('a disk that is really full', () => {
  it('keeps what was approved from running, refuses what is asked then, and works again once there is space', async (context) => {
    const disk = tinyDisk(4096);
    if (disk === null) return context.skip('mounting needs root');
    const { store } = openTestStore({ path: join(disk.path, 'x.db') });
    const app = await coreWithFakes({ realStore: store });
    const { session, approval } = await askedCall(app);
    const asked = { approvalId: approval().id, hash: approval().hash };
    const rows = store.verifyAudit().rows;
    const ballast = join(disk.path, 'ballast');
    const { bavail, bsize } = statfsSync(disk.path);
    writeFileSync(ballast, Buffer.alloc(bavail * bsize));

    await app.desk('approval.approve', asked);
    await settle();
    expect(approval()).toMatchObject({ state: 'failed', result: containing('audit log could not be written, so it did not run') });
    session.callTool('t2', 'send_sms', sms);
    session.callTool('t3', 'web_research', { question: 'x' });
    await settle();
    expect(session.results.map((result) => result.output.status)).toEqual(['refused', 'refused', 'refused']);
    expect(await app.console('policy.set', { tool: 'web_research', asker: 'godfather', answer: 'ask' })).toMatchObject({ ok: false, error: { code: 'store_unavailable' } });
    session.callTool('t4', 'take_message', { name: 'Luca', message: 'Ring back.' });
    await settle();
    expect(session.results.at(-1)?.output.status).toBe('done');
    expect(store.verifyAudit()).toEqual({ rows, brokenAt: null });

    rmSync(ballast);
    session.callTool('t5', 'send_sms', sms);
    const again = app.deskState().approvals.at(-1)!;
    expect(await app.desk('approval.approve', { approvalId: again.id, hash: again.hash })).toMatchObject({ ok: true });
    await settle();
    expect(app.deskState().approvals.at(-1)?.state).toBe('done');
    expect(store.verifyAudit().brokenAt).toBeNull();
  });
});

it('a key that is set leaves a row, and nothing of the key', async () => {
  const app = await coreWithFakes();
  await connectedCall(app);
  await app.console('key.set', { name: 'openai', value: 'sk-very-secret-key-0001' });
  expect(app.store.audit.map((row) => row.kind)).toEqual(['settings']);
  expect(JSON.stringify(app.store.audit)).not.toContain('very-secret');
});
