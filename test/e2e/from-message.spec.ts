import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Page } from '@playwright/test';
import { contractVersion } from '../../src-shared/contract/version.ts';
import { expect, test } from './support/fixtures.ts';
import { verifyAuditLines } from '../../scripts/lib/verify-audit-lines.mjs';

/** Over the real core: a caller asks for a text in vain, the owner takes it up from the message, and the log tells of it. */
const body = 'The roof estimate is being looked at.';
const stranger = '+16285550177';
const scenario = `
id: stranger
title: A stranger who wants a text
about: Asks for a text, is refused, and leaves a message.
direction: inbound
person: { name: Unknown caller, number: "${stranger}", voice: young }
brief: { goal: "", facts: [] }
steps:
  - id: asks
    says: Hi there. I am trying to plan a visit. Can you tell me when your boss is at home this week?
    assistant:
      - call: send_sms
        with: { to: "{number}", body: "${body}" }
        done: Goodbye.
        denied: Goodbye.
        expired: Goodbye.
        refused: I cannot tell you that. Would you like to leave your name and a message?
        failed: Goodbye.
    next:
      - go: leaves-message
  - id: leaves-message
    says: Fine. This is Dana from Sunrise Roofing. It is about the estimate for the roof, and I need a call back today.
    assistant:
      - call: take_message
        with: { name: "Dana, Sunrise Roofing", callback_number: "{number}", urgency: today, message: "Wants a call back today about the estimate for the roof." }
        done: Goodbye.
        denied: Goodbye.
        expired: Goodbye.
        refused: Goodbye.
        failed: Goodbye.
      - call: hangup_call
    then: hang up
`;

function homeWithScenario(): string {
  const home = mkdtempSync(join(tmpdir(), 'consigliere-e2e-'));
  mkdirSync(join(home, 'scenarios'));
  writeFileSync(join(home, 'scenarios', 'stranger.yaml'), scenario);
  return home;
}

async function letTheStrangerCall(app: Page): Promise<void> {
  await app.getByRole('button', { name: 'Skip setup' }).click();
  await app.getByRole('combobox', { name: /who to call/i }).click();
  await app.getByRole('option', { name: /Let a stranger call you/ }).click();
}

/** What the console's page may say on its own socket, past our client: the newest approval that waits, approved. */
const approveFromConsole = (app: Page): Promise<unknown> => app.evaluate(async (version) => {
  const socket = new WebSocket(`ws://${location.host}/ws?doc=${crypto.randomUUID()}`, 'consigliere.v1');
  await new Promise((resolve) => { socket.addEventListener('open', resolve); });
  interface Reply { readonly kind: string; readonly id: string; readonly ok: boolean; readonly value?: { readonly state: { readonly approvals: readonly { readonly id: string; readonly hash: string }[] } }; readonly error?: { readonly code: string } }
  const ask = (method: string, input: unknown): Promise<Reply> => new Promise((resolve) => {
    socket.addEventListener('message', (event) => {
      const reply = JSON.parse(String(event.data)) as Reply;
      if (reply.kind === 'reply' && reply.id === method) resolve(reply);
    });
    socket.send(JSON.stringify({ v: version, id: method, method, input }));
  });
  const snapshot = await ask('console.snapshot', {});
  const card = snapshot.value?.state.approvals.at(-1);
  const reply = await ask('approval.approve', { approvalId: card?.id, hash: card?.hash });
  socket.close();
  return { knew: typeof card?.hash, code: reply.error?.code ?? 'approved' };
}, contractVersion);

test('what a caller asked for in vain is started from the message, approved by keyboard, run to the letter, and stands in the log', async ({ startHost, openBrowser }) => {
  const host = await startHost({ home: homeWithScenario() });
  const app = await (await openBrowser()).newPage({ viewport: { width: 1240, height: 820 } });
  await app.goto(host.url);
  const desk = app.frameLocator('iframe');
  await letTheStrangerCall(app);
  await expect(app.getByRole('log')).toContainText('It is about the estimate', { timeout: 60_000 });

  await app.getByRole('link', { name: /^Messages/ }).click();
  await app.getByRole('link', { name: /Dana/ }).click();
  const start = app.getByRole('button', { name: /^Text / });
  await start.click();
  await expect(app.getByText('Waits for you on the Desk')).toBeVisible();
  await expect(app.getByRole('alertdialog')).toBeVisible();
  await expect(desk.getByText(`From the other person: ${body}`)).toBeVisible();
  await expect(desk.getByText('You, from a message')).toBeVisible();

  expect(await approveFromConsole(app)).toEqual({ knew: 'string', code: 'not_allowed_here' });
  await expect(app.getByText('Waits for you on the Desk')).toBeVisible();

  await app.keyboard.press('Control+j');
  await expect(desk.getByRole('button', { name: /^Approve/ })).toHaveAttribute('aria-disabled', 'false');
  await app.keyboard.press('Control+Enter');
  await expect(app.getByText('Done, as your own')).toBeVisible();

  await app.goto(`${new URL(app.url()).origin}/#/audit`);
  await app.getByRole('button', { name: 'Check' }).click();
  await expect(app.getByText(/rows fit together/)).toBeVisible();
  const download = app.waitForEvent('download');
  await app.getByRole('button', { name: 'Export' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(verifyAuditLines(text).problem).toBeNull();
  interface Row { readonly kind: string; readonly data: { readonly tool?: string; readonly arguments?: unknown; readonly decided?: { readonly outcome: string; readonly channel: string } } }
  const rows = text.trimEnd().split('\n').map((line) => JSON.parse(line) as Row).filter((row) => row.data.tool === 'send_sms');
  expect(rows.map((row) => row.kind)).toEqual(['refused', 'asked', 'shown', 'decided', 'executed', 'result']);
  expect(rows.find((row) => row.kind === 'decided')?.data.decided).toMatchObject({ outcome: 'approved', channel: 'desk' });
  expect(rows.find((row) => row.kind === 'executed')?.data.arguments).toEqual({ to: stranger, body });
  const shown = app.getByRole('list', { name: 'Rows, newest first' }).getByRole('listitem').filter({ hasText: body });
  await expect(shown.first()).toBeAttached();
});

test('a caller with the owner’s number is nobody until he says on the Desk that it is him, and the log has it', async ({ startHost, openBrowser }) => {
  const host = await startHost({ home: homeWithScenario(), env: { GODFATHER_PHONE_NUMBERS: stranger } });
  const app = await (await openBrowser()).newPage({ viewport: { width: 1240, height: 820 } });
  await app.goto(host.url);
  const desk = app.frameLocator('iframe');
  await letTheStrangerCall(app);
  await expect(desk.getByText('Is this you?')).toBeVisible({ timeout: 30_000 });
  const confirm = desk.getByRole('button', { name: 'It is me' });
  await expect(confirm).toHaveAttribute('aria-disabled', 'false');
  // Too early it does nothing, as on any card.
  await expect(async () => {
    await confirm.click({ timeout: 1_000 });
    await expect(desk.getByText('You are on this call')).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });

  await app.goto(`${new URL(app.url()).origin}/#/audit`);
  await expect(app.getByRole('list', { name: 'Rows, newest first' }).getByRole('listitem').filter({ hasText: stranger }).first()).toBeAttached();
});
