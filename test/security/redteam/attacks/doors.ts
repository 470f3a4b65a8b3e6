import type { DoorAttack, DoorFamily, DoorStep, Says } from '../door-attack.ts';

const consolePage = 'http://console.localhost:$port';
const deskPage = 'http://desk.localhost:$port';
const atConsole = { host: 'console.localhost:$port' };
const ticketOf = (ticket: string): readonly string[] => ['consigliere.v1', `ticket.${ticket}`];
const one = (name: string, ...steps: readonly DoorStep[]): DoorAttack => ({ name, steps });
const look: Says = { method: 'desk.snapshot', input: {} };

/** Pages of somebody else in the owner's own browser: its cookies go along, its Origin cannot be chosen. */
const pages = ['http://evil.example', 'http://console.localhost.evil.example:$port', 'http://console.localhost:1', 'https://console.localhost:$port', 'http://localhost:$port', 'http://127.0.0.1:$port', 'http://x.console.localhost:$port', 'null', 'file://', 'chrome-extension://abcdefghijklmnop', ''];
export const foreignPages: DoorFamily = {
  name: 'pages of other origins',
  attacks: [
    ...pages.flatMap((origin): readonly DoorAttack[] => [
      one(`“${origin}” opens the console’s socket with the owner’s cookie`, { socket: 'console', origin, cookie: '$cookie', answer: 403 }),
      one(`“${origin}” opens the Desk’s socket with a ticket`, { socket: 'desk', origin, cookie: '$cookie', protocols: ticketOf('$ticket'), answer: 403 }),
      one(`“${origin}” asks for the Desk’s address`, { http: '/desk-ticket', method: 'POST', headers: { ...atConsole, cookie: '$cookie', ...(origin === '' ? {} : { origin }) }, answer: 403 }),
    ]),
    one('a form of another site, by what the browser says of it', { http: '/desk-ticket', method: 'POST', headers: { ...atConsole, 'cookie': '$cookie', 'origin': consolePage, 'sec-fetch-site': 'cross-site' }, answer: 403 }),
    one('a page of the same site on another port', { http: '/desk-ticket', method: 'POST', headers: { ...atConsole, 'cookie': '$cookie', 'origin': consolePage, 'sec-fetch-site': 'same-site' }, answer: 403 }),
    one('an image that asks for the Desk’s address', { http: '/desk-ticket', headers: { ...atConsole, cookie: '$cookie' }, answer: 405 }),
    one('the Desk’s page asks for the next ticket', { http: '/desk-ticket', method: 'POST', headers: { ...atConsole, cookie: '$cookie', origin: deskPage }, answer: 403 }),
    one('a launch link with another page’s origin', { http: '/launch', method: 'POST', headers: { ...atConsole, origin: 'http://evil.example' }, body: '$launch', answer: 403 }),
  ],
};

/** The attacker's name leads to this computer: his page is of the same origin as what it asks. */
const names = ['evil.example', 'console.localhost.evil.example', 'xconsole.localhost', '127.0.0.1.nip.io', '[::1]', '0.0.0.0', 'console.localhost.', ''];
export const rebinding: DoorFamily = {
  name: 'DNS rebinding',
  attacks: [
    ...names.flatMap((name): readonly DoorAttack[] => [
      one(`“${name}” asks for the page`, { http: '/', headers: { host: `${name}:$port`, cookie: '$cookie' }, answer: 421 }),
      one(`“${name}” asks for the Desk’s address`, { http: '/desk-ticket', method: 'POST', headers: { host: `${name}:$port`, cookie: '$cookie', origin: `http://${name}:$port` }, answer: 421 }),
      one(`“${name}” opens a socket`, { socket: name, origin: `http://${name}:$port`, cookie: '$cookie', protocols: ticketOf('$ticket'), answer: 403 }),
      one(`“${name}” opens a socket and says it is the console`, { socket: name, origin: consolePage, cookie: '$cookie', answer: 403 }),
    ]),
    one('the address in place of the name', { socket: '127.0.0.1', origin: 'http://127.0.0.1:$port', cookie: '$cookie', answer: 403 }),
    one('the address asks for the Desk’s address', { http: '/desk-ticket', method: 'POST', headers: { host: '127.0.0.1:$port', cookie: '$cookie', origin: 'http://127.0.0.1:$port' }, answer: 404 }),
    one('the right name with another port', { http: '/desk-ticket', method: 'POST', headers: { host: 'console.localhost:1', cookie: '$cookie', origin: consolePage }, answer: 421 }),
  ],
};

const forged = ['', 'x', '$launch', '$ticket', '$oldValue', 'A'.repeat(43), '$value$value'];
const forgedTickets = ['', 'x', '$launch', '$value', '$oldTicket', 'A'.repeat(43), '$ticket$ticket'];
const cookieOf = (value: string): string => `consigliere_console_$port=${value}`;
export const tokens: DoorFamily = {
  name: 'forged and replayed tokens',
  attacks: [
    ...forged.map((value) => one(`“${value}” as the cookie`, { socket: 'console', origin: consolePage, cookie: cookieOf(value), answer: 401 }, { http: '/session', headers: { ...atConsole, cookie: cookieOf(value) }, answer: 401 })),
    ...forgedTickets.map((value) => one(`“${value}” as the ticket`, { socket: 'desk', origin: deskPage, protocols: ticketOf(value), answer: 401 })),
    ...['', '$launch', '$ticket', '$value', '$oldTicket'].map((value) => one(`“${value}” as the launch token`, { http: '/launch', method: 'POST', headers: { ...atConsole, origin: consolePage }, body: value, answer: 401 })),
    one('a ticket a second time', { socket: 'desk', origin: deskPage, protocols: ticketOf('$ticket'), says: look, answer: 'ok' }, { socket: 'desk', origin: deskPage, protocols: ticketOf('$ticket'), answer: 401 }),
    one('a ticket that was tried from the wrong page is still good for nobody else', { socket: 'desk', origin: consolePage, protocols: ticketOf('$ticket'), answer: 403 }, { socket: 'desk', origin: deskPage, protocols: ticketOf('$ticket'), says: look, answer: 'ok' }, { socket: 'desk', origin: deskPage, protocols: ticketOf('$ticket'), answer: 401 }),
    one('a ticket that lay about for a minute', { advanceMs: 60_000 }, { socket: 'desk', origin: deskPage, protocols: ticketOf('$ticket'), answer: 401 }),
    one('two tickets in one request', { socket: 'desk', origin: deskPage, protocols: ['consigliere.v1', 'ticket.x', 'ticket.$ticket'], answer: 401 }),
    one('the cookie under the name of another port', { socket: 'console', origin: consolePage, cookie: 'consigliere_console_1=$value', answer: 401 }),
    one('the cookie at the Desk', { socket: 'desk', origin: deskPage, cookie: '$cookie', protocols: ['consigliere.v1'], answer: 401 }),
    one('a ticket in the address', { socket: 'desk', origin: deskPage, path: '/ws?doc=00000000-0000-4000-8000-000000000000&ticket=$ticket', answer: 401 }),
  ],
};

/** A script in the console has its cookie and its origin: all it may do there is what the console may. */
const fromConsole: readonly (readonly [name: string, says: Says | undefined, answer: string])[] = [
  ['approves', undefined, 'not_allowed_here'], ['says that the card was shown', { method: 'approval.shown', input: { approvalId: '$id' } }, 'not_allowed_here'], ['changes the words', { method: 'approval.revise', input: { approvalId: '$id', values: { body: 'x' } } }, 'not_allowed_here'],
  ['stops the time', { method: 'approval.edit', input: { approvalId: '$id', on: true } }, 'not_allowed_here'], ['confirms a caller', { method: 'caller.confirm', input: { callId: '$id', on: true } }, 'not_allowed_here'], ['reads the Desk', look, 'not_allowed_here'],
  ['approves with the Desk in the envelope', { method: 'approval.approve', input: { approvalId: '$id', hash: '$hash' }, envelope: { surface: 'desk' } }, 'bad_envelope'], ['approves through a method that ends alike', { method: 'desk.approval.approve', input: { approvalId: '$id', hash: '$hash' } }, 'unknown_method'],
];
export const consoleAsDesk: DoorFamily = {
  name: 'the console tries to approve',
  attacks: [
    ...fromConsole.flatMap(([name, says, answer]): readonly DoorAttack[] => {
      const what = says === undefined ? {} : { says };
      return [one(`over its socket it ${name}`, { socket: 'console', origin: consolePage, cookie: '$cookie', ...what, answer }), one(`over Electron’s channel it ${name}`, { ipc: 'console', page: 'consigliere://console/', ...what, answer })];
    }),
    one('it opens the Desk’s socket with a ticket it asked for itself', { socket: 'desk', origin: consolePage, cookie: '$cookie', protocols: ticketOf('$ticket'), answer: 403 }),
    one('it brings the ticket to its own socket', { socket: 'console', origin: consolePage, cookie: '$cookie', protocols: ticketOf('$ticket'), answer: 'not_allowed_here' }),
    one('it asks for the Desk’s lane of sound', { socket: 'desk', path: '/audio?doc=00000000-0000-4000-8000-000000000000', origin: deskPage, protocols: ticketOf('$ticket'), answer: 404 }),
    one('its window goes to the Desk’s page', { ipc: 'console', page: 'consigliere://desk/', answer: 'wrong_sender' }),
    one('it shows the Desk in a frame of its own', { ipc: 'console', page: 'consigliere://desk/', frame: true, answer: 'wrong_sender' }),
    one('a frame inside the Desk', { ipc: 'desk', page: 'consigliere://desk/', frame: true, answer: 'wrong_sender' }),
    one('the Desk’s window shows the console', { ipc: 'desk', page: 'consigliere://console/', answer: 'wrong_sender' }),
    one('the Desk’s window is led elsewhere', { ipc: 'desk', page: 'https://desk/', answer: 'wrong_sender' }),
    one('a look-alike scheme', { ipc: 'desk', page: 'consigliere-desk://desk/', answer: 'wrong_sender' }),
    one('a look-alike name', { ipc: 'desk', page: 'consigliere://desk.evil.example/', answer: 'wrong_sender' }),
    one('a user name in front', { ipc: 'desk', page: 'consigliere://desk@evil.example/', answer: 'wrong_sender' }),
    one('a window that nobody made', { ipc: 'unknown', page: 'consigliere://desk/', answer: 'wrong_sender' }),
  ],
};
