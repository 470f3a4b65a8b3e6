import { chromium, expect, test, type Browser, type Frame, type Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { DeskHarness } from './fixtures/desk/main.ts';
import { serveFixture } from './fixtures/serve-fixture.ts';

/*
 * The Desk's document over a bridge in memory, under the Desk's own CSP. The real bridge, the frame's own site and the host's
 * focus are shown by the specs of the whole app.
 */
declare const harness: DeskHarness;
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'";
const systemChromium = '/usr/bin/chromium';

let served: Awaited<ReturnType<typeof serveFixture>> | undefined;
let browser: Browser | undefined;
let page: Page;

/** Set before every test; a failed start must not hide behind its own clean-up. */
function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not started');
  return value;
}

test.beforeAll(async () => {
  served = await serveFixture('desk', csp);
  browser = await chromium.launch({ ...(existsSync(systemChromium) ? { executablePath: systemChromium } : {}), args: ['--no-sandbox'] });
});
test.afterAll(async () => {
  await browser?.close();
  await served?.close();
});
test.beforeEach(async () => {
  page = await (await must(browser).newContext({ viewport: { width: 392, height: 820 } })).newPage();
  await page.goto(must(served).url);
  await page.waitForFunction(() => 'harness' in globalThis);
});
test.afterEach(async () => { await page.context().close(); });

const approveOf = (place: Page | Frame) => place.getByRole('button', { name: /^Approve/ });
const armed = (place: Page | Frame) => expect(approveOf(place)).toHaveAttribute('aria-disabled', 'false');
const calls = (method: string) => page.evaluate((name) => harness.calls(name), method);

test('Approve is inert until the card has stood for 0.7 s, and after every change from outside', async () => {
  await page.evaluate(() => harness.start({}));
  // The click lands at once, as a stray one would: it must do nothing.
  await approveOf(page).click({ force: true });
  expect(await calls('approval.approve')).toEqual([]);
  await armed(page);
  await page.evaluate(() => harness.mock?.push({ type: 'approval', approval: harness.samples.textApproval({ state: 'shown', title: 'Text somebody else', hash: harness.samples.sampleHash(9) }) }));
  await approveOf(page).click({ force: true });
  expect(await calls('approval.approve')).toEqual([]);
  await armed(page);
  await approveOf(page).click();
  expect(await calls('approval.approve')).toEqual([{ approvalId: 'ap-text', hash: '9'.padStart(64, '0') }]);
  await expect(page.getByText('Being carried out.')).toBeVisible();
  await expect(page.getByText('Nothing waits for you')).toBeVisible();
});

test('the clock alone does not disarm, and the figure turns danger under 0:15', async () => {
  await page.evaluate(() => harness.start({}));
  await armed(page);
  await page.evaluate(() => harness.mock?.signal({ type: 'clock', nowMs: harness.samples.sampleNowMs + 1_000 }));
  await expect(page.getByRole('timer')).toHaveText('1:21');
  await expect(approveOf(page)).toHaveAttribute('aria-disabled', 'false');
  await page.evaluate(() => harness.mock?.signal({ type: 'clock', nowMs: harness.samples.sampleNowMs + 67_500 }));
  await expect(page.getByRole('timer')).toHaveText('0:15');
  await expect(page.locator('.strip')).not.toHaveClass(/urgent/);
  await page.evaluate(() => harness.mock?.signal({ type: 'clock', nowMs: harness.samples.sampleNowMs + 68_500 }));
  await expect(page.locator('.strip')).toHaveClass(/urgent/);
  await expect(page.locator('[aria-live=assertive]')).toHaveText('0:15 left to decide: Text Luca the new time and address.');
});

test('keys work inside the card only, and Return alone never approves', async () => {
  await page.evaluate(() => harness.start({}));
  await armed(page);
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('d');
  expect(await calls('approval.approve')).toEqual([]);
  expect(await calls('approval.deny')).toEqual([]);
  await approveOf(page).focus();
  await page.keyboard.press('Enter');
  expect(await calls('approval.approve')).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await calls('focus.move')).toEqual([{ to: 'console', approvalId: null }]);
  await page.keyboard.press('Control+Enter');
  expect(await calls('approval.approve')).toHaveLength(1);
});

test('the focus comes only when it is sent, and then to the title', async () => {
  await page.evaluate(() => harness.start({}));
  await armed(page);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await page.evaluate(() => harness.mock?.signal({ type: 'focus', to: 'desk', approvalId: 'ap-text' }));
  await expect(page.getByRole('heading', { name: 'Text Luca the new time and address' })).toBeFocused();
  await page.keyboard.press('d');
  expect(await calls('approval.deny')).toEqual([{ approvalId: 'ap-text', reason: null }]);
});

test('an edit is checked, marked and undone, and approved with the hash of what is shown', async () => {
  await page.evaluate(() => harness.start({}));
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('timer')).toHaveText('Paused, 1:22');
  const message = page.getByRole('textbox', { name: 'Message' });
  await message.fill('');
  await expect(page.getByText('This cannot be empty.')).toBeVisible();
  await expect(approveOf(page)).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('A field is not right yet.')).toBeVisible();
  await message.fill('Dinner is at 8:00 pm.');
  await expect(page.getByText('Changed by you.')).toBeVisible();
  await expect(page.getByText('21 of 160 characters')).toBeVisible();
  const approve = page.getByRole('button', { name: 'Approve with changes' });
  await expect(approve).toHaveAttribute('aria-disabled', 'false');

  await page.getByRole('button', { name: 'Undo the change of Message' }).click();
  await expect(page.getByRole('button', { name: /^Approve/ })).toHaveText(/^Approve(?! with)/);
  await expect(message).toHaveValue(/212 Shore Road/);

  await message.fill('Dinner is at 8:00 pm.');
  await expect(approve).toHaveAttribute('aria-disabled', 'false');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Changed by you.')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText('1:22');
  await armed(page);
  await approve.click();
  const hash = await page.evaluate(() => harness.mock?.state().approvals[0]?.hash);
  expect(await calls('approval.approve')).toEqual([{ approvalId: 'ap-text', hash }]);
  expect(await page.evaluate(() => harness.mock?.state().approvals[0]?.state)).toBe('executing');
});

test('a denial may carry a reason, and Back decides nothing', async () => {
  await page.evaluate(() => harness.start({}));
  await page.getByRole('button', { name: 'Deny with a reason' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Why not?')).toBeHidden();
  expect(await calls('approval.deny')).toEqual([]);
  await page.keyboard.press('Shift+D');
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.getByRole('textbox', { name: 'Reason in your own words' }).fill('I will ring them');
  await page.keyboard.press('Enter');
  expect(await calls('approval.deny')).toEqual([{ approvalId: 'ap-text', reason: 'Not now. I will ring them' }]);
  await expect(page.getByText('“Not now. I will ring them.” The assistant was told.')).toBeVisible();
});

test('an approval counts once unless the owner chooses the whole call, where that is offered', async () => {
  await page.evaluate(() => harness.start({}));
  await expect(page.getByRole('checkbox')).toBeHidden();
  const offer = 'Without asking until this call with Luca ends: press keys on a call';
  await page.evaluate((callScope) => harness.start({ approvals: [harness.samples.textApproval({ tool: 'send_dtmf', risk: 'LOW', title: 'Press 1', callScope })] }), offer);
  const whole = page.getByRole('checkbox', { name: offer });
  await expect(whole).not.toBeChecked();
  await whole.focus();
  await page.keyboard.press('Space');
  // Another offer is another question.
  await page.evaluate((callScope) => harness.mock?.push({ type: 'approval', approval: harness.samples.textApproval({ tool: 'send_dtmf', risk: 'LOW', title: 'Press 2', callScope, hash: harness.samples.sampleHash(5) }) }), `${offer}, and more`);
  await expect(page.getByRole('checkbox')).not.toBeChecked();
  await page.getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await armed(page);
  await page.keyboard.press('Control+Enter');
  expect(await calls('approval.approve')).toEqual([{ approvalId: 'ap-text', hash: '5'.padStart(64, '0'), scope: 'call' }]);
});

test('the owner says that a caller from his number is him, and takes it back; a stray click says nothing', async () => {
  const caller = { callId: 'call-luca', name: 'Elena Marchetti', number: '+1 415 555 0110', confirmed: false };
  // On a slow machine a click takes longer than the button's wait: time stands still meanwhile.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.evaluate((one) => harness.start({ approvals: [], callers: [one, { ...one, callId: 'another-call' }] }), caller);
  await expect(page.getByRole('button', { name: 'It is me' })).toHaveCount(1);
  await page.getByRole('button', { name: 'It is me' }).click({ force: true });
  expect(await calls('caller.confirm')).toEqual([]);
  await page.clock.resume();
  await expect(async () => {
    await page.getByRole('button', { name: 'It is me' }).press('Enter');
    expect(await calls('caller.confirm')).toEqual([{ callId: 'call-luca', on: true }]);
  }).toPass();
  await page.evaluate((one) => harness.mock?.push({ type: 'caller', caller: { ...one, confirmed: true } }), caller);
  await expect(page.getByRole('heading', { name: 'You are on this call' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'It is not me' })).toBeFocused();
  await page.evaluate(() => harness.mock?.push({ type: 'caller.removed', callId: 'call-luca' }));
  await expect(page.getByRole('button', { name: 'It is not me' })).toBeHidden();
});

test('without a connection everything is paused and Approve says why', async () => {
  await page.evaluate(() => harness.start({}));
  await armed(page);
  await page.evaluate(() => harness.mock?.connect(false));
  await expect(page.getByRole('timer')).toHaveText('Paused, 1:22');
  await expect(page.locator('#approve-off')).toContainText('The connection to Consigliere was lost.');
  await approveOf(page).click({ force: true });
  expect(await calls('approval.approve')).toEqual([]);
  await page.evaluate(() => harness.mock?.connect(true));
  await armed(page);
});

test('a long card scrolls inside, shows all of it, and keeps its buttons in sight', async () => {
  await page.setViewportSize({ width: 392, height: 560 });
  await page.evaluate(() => {
    const approval = harness.samples.textApproval();
    harness.start({ approvals: [{ ...approval, fields: approval.fields.map((field) => (field.name === 'message' ? { ...field, value: 'A long line of words. '.repeat(60), fromOther: [], maxChars: 1600 } : field)) }] });
  });
  const approve = await approveOf(page).boundingBox();
  expect((approve?.y ?? 0) + (approve?.height ?? 0)).toBeLessThan(560);
  const cut = await page.evaluate(() => [...document.querySelectorAll('.card *')].filter((part) => getComputedStyle(part).textOverflow === 'ellipsis').length);
  expect(cut).toBe(0);
  const text = await page.locator('.fields').textContent();
  expect(text).toContain('A long line of words. '.repeat(60));
});

test('as a dialog only the card is drawn, and its wanted height is told', async () => {
  await page.evaluate(() => harness.start({ layout: 'dialog', focusCallId: null, approvals: [harness.samples.callApproval()] }));
  await expect.poll(() => calls('desk.measured')).not.toEqual([]);
  const [first] = await calls('desk.measured') as { height: number }[];
  expect(first?.height).toBeGreaterThan(300);
  expect(first?.height).toBeLessThan(700);
  await page.getByRole('button', { name: 'Deny with a reason' }).click();
  await expect.poll(async () => ((await calls('desk.measured')).at(-1) as { height: number }).height).toBeGreaterThan(first?.height ?? 0);
});

test('in a frame, whatever lies over the card keeps Approve off', async () => {
  await page.route('**/parent.html', (route) => route.fulfill({
    contentType: 'text/html',
    body: '<!doctype html><iframe name="desk" src="/" style="border:0;width:370px;height:780px"></iframe><div id="over" style="position:fixed;inset:0;background:transparent"></div>',
  }));
  await page.goto(`${must(served).url}parent.html`);
  const frame = page.frame('desk');
  if (frame === null) throw new Error('no frame');
  await frame.waitForFunction(() => 'harness' in globalThis);
  await frame.evaluate(() => harness.start({}));
  await expect(frame.getByText('Something covers this card.')).toBeVisible();
  expect(await frame.evaluate(() => harness.calls('approval.shown'))).toEqual([]);
  await page.evaluate(() => document.getElementById('over')?.remove());
  await armed(frame);
  expect(await frame.evaluate(() => harness.calls('approval.shown'))).toEqual([{ approvalId: 'ap-text' }]);
  await approveOf(frame).click();
  expect(await frame.evaluate(() => harness.calls('approval.approve'))).toHaveLength(1);
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the ${theme} theme`, async () => {
    const look = async (name: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    };
    await page.evaluate((wanted) => harness.start({ theme: wanted, approvals: [harness.samples.textApproval(), harness.samples.callApproval()] }), theme);
    await armed(page);
    await look('waiting');
    await page.evaluate((wanted) => harness.start({ theme: wanted, approvals: [harness.samples.textApproval({ callScope: 'Without asking until this call with Luca ends: press keys on a call' })], callers: [{ callId: 'call-luca', name: 'Elena', number: '+1 415 555 0110', confirmed: false }] }), theme);
    await armed(page);
    await look('a caller and a scope');
    await page.screenshot({ path: test.info().outputPath(`desk-${theme}.png`) });
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Message' }).fill('');
    await expect(page.getByText('This cannot be empty.')).toBeVisible();
    await look('editing');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Deny with a reason' }).click();
    await look('denying');
    await page.evaluate((wanted) => harness.start({ theme: wanted, layout: 'dialog', focusCallId: null }), theme);
    await armed(page);
    await look('dialog');
    await page.evaluate((wanted) => harness.start({ theme: wanted, approvals: [], earlier: [] }), theme);
    await expect(page.getByText('Nothing waits for you')).toBeVisible();
    await look('empty');
  });
}

test('what was said is on the card, and where the call is recorded it can be heard', async () => {
  await page.evaluate(() => harness.start({}));
  await expect(page.getByText('Then just text me the details.')).toBeVisible();
  await page.getByRole('button', { name: 'Play what Luca Ferrante said at 1:58' }).click();
  expect(await calls('line.play')).toEqual([{ callId: 'call-luca', atMs: 118_000 }]);
  await page.evaluate(() => harness.mock?.push({ type: 'approval', approval: harness.samples.textApproval({ state: 'shown', playable: false }) }));
  await expect(page.getByRole('button', { name: /^Play what/ })).toBeHidden();
  await page.screenshot({ path: 'test-results/desk-said.png' });
});
