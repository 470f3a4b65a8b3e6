import { describe, expect, test } from 'vitest';
import { createWebAccess, ticketLifeMs } from '../../../../src-main/host-web/web-access.ts';

function access() {
  let now = 0;
  const made = createWebAccess({ port: 4455, monoMs: () => now });
  const signIn = (): { cookie: string; session: string } => {
    const cookie = made.exchangeLaunch(made.launchToken)?.split(';')[0] ?? '';
    return { cookie, session: made.sessionOfCookie(cookie) ?? '' };
  };
  return { made, signIn, wait: (ms: number) => { now += ms; } };
}

describe('createWebAccess', () => {
  test('the launch token works once', () => {
    const { made } = access();
    expect(made.exchangeLaunch('guess')).toBeNull();
    expect(made.exchangeLaunch(made.launchToken)).toMatch(/^consigliere_console_4455=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
    expect(made.exchangeLaunch(made.launchToken)).toBeNull();
  });

  test('a cookie is found among others, and only under its name and port', () => {
    const { made, signIn } = access();
    const { cookie, session } = signIn();
    const value = cookie.split('=')[1] ?? '';
    expect(made.sessionOfCookie(`a=b; ${cookie}; c`)).toBe(session);
    expect(made.sessionOfCookie(`consigliere_console_4455=stale; ${cookie}`)).toBe(session);
    for (const header of [undefined, '', value, `consigliere_console_4456=${value}`, `consigliere_desk_4455=${value}`, `consigliere_console_4455=${value}x`, `consigliere_console_4455=${made.launchToken}`]) expect([header, made.sessionOfCookie(header)]).toEqual([header, null]);
  });

  test('a ticket works once, in time, and is none of the other secrets', () => {
    const { made, signIn, wait } = access();
    const { cookie, session } = signIn();
    const [first, second, third] = [made.issueTicket(session, ticketLifeMs), made.issueTicket(session, ticketLifeMs), made.issueTicket(session, null)];
    expect([made.useTicket(first), made.useTicket(first)]).toEqual([session, null]);
    wait(ticketLifeMs);
    expect([made.useTicket(second), made.useTicket(third)]).toEqual([null, session]);
    for (const other of [made.launchToken, cookie.split('=')[1] ?? '', session]) expect(made.useTicket(other)).toBeNull();
    expect(made.exchangeLaunch(made.issueTicket(session, null))).toBeNull();
  });

  test('tickets nobody uses are bounded, newest kept', () => {
    const { made, signIn } = access();
    const { session } = signIn();
    const tickets = Array.from({ length: 65 }, () => made.issueTicket(session, null));
    expect([made.useTicket(tickets[0] ?? ''), made.useTicket(tickets[64] ?? '')]).toEqual([null, session]);
  });
});
