import { isLoopbackHost } from '../settings/loopback-host.ts';
import type { SayProblem } from './say-problem.ts';

/** Services that OpenAI reaches by itself, from the published schema of the MCP tool. */
export const connectors: readonly string[] = [
  'connector_dropbox', 'connector_gmail', 'connector_googlecalendar', 'connector_googledrive', 'connector_microsoftteams', 'connector_outlookcalendar', 'connector_outlookemail', 'connector_sharepoint',
];

const mostServers = 20;
const mostHeaders = 32;
const labelPattern = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
/** RFC 9110 token. */
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;
/** One line of what HTTP may carry. */
const headerValue = /^[\x20-\x7e]{1,8192}$/;
/** Belong to the connection, which is the service's. */
const forbiddenHeaders: ReadonlySet<string> = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'upgrade']);
/** MCP names may hold dots and slashes. */
const toolName = /^[A-Za-z0-9_./-]{1,128}$/;

/** What is wrong with a list of hosted MCP servers; runs on anything. No text holds a label's, header's, URL's or token's content: any of them may hold a secret by mistake. */
export function mcpProblems(value: unknown, say: SayProblem): void {
  if (!Array.isArray(value)) return say('The tool servers are not a list.');
  if (value.length > mostServers) return say(`There are ${value.length} tool servers, and at most ${mostServers} may be used. Switch some off.`);
  const labels = new Set<string>();
  for (const [at, server] of value.entries() as IterableIterator<[number, unknown]>) {
    const who = `Tool server ${at + 1}`;
    if (typeof server !== 'object' || server === null) {
      say(`${who} cannot be read.`, `${at}`);
      continue;
    }
    oneServer(server as Readonly<Record<string, unknown>>, who, labels, (text, part) => say(text, part === undefined ? `${at}` : `${at}.${part}`));
  }
}

function oneServer(server: Readonly<Record<string, unknown>>, who: string, labels: Set<string>, say: SayProblem): void {
  const { label, serverUrl, connectorId, authorization, headers, allowedTools } = server;
  if (typeof label !== 'string' || !labelPattern.test(label)) say(`${who} needs a short name of letters, digits, hyphens and underscores that begins with a letter.`, 'label');
  else if (labels.has(label.toLowerCase())) say(`${who} has the name of another one. Name it otherwise.`, 'label');
  else labels.add(label.toLowerCase());

  if ((serverUrl === null) === (connectorId === null)) say(`${who} needs either an address or a connector, and not both.`, 'serverUrl');
  else if (serverUrl !== null) checkUrl(serverUrl, who, say);
  else if (typeof connectorId !== 'string' || !connectors.includes(connectorId)) say(`${who} names a connector that does not exist. Choose one of the list.`, 'connectorId');

  if (authorization !== null && (typeof authorization !== 'string' || !headerValue.test(authorization))) say(`The access token of ${who.toLowerCase()} holds characters that cannot be sent, or is empty. Copy it again.`, 'authorization');
  checkHeaders(headers, authorization !== null, who, say);
  if (allowedTools === null) return;
  if (!Array.isArray(allowedTools) || allowedTools.length === 0 || allowedTools.length > 200) say(`The allowed tools of ${who.toLowerCase()} are not a list of 1 to 200 names. Allow all of them, or name some.`, 'allowedTools');
  else if (!allowedTools.every((name) => typeof name === 'string' && toolName.test(name))) say(`An allowed tool of ${who.toLowerCase()} has a name that no tool can have.`, 'allowedTools');
}

function checkUrl(address: unknown, who: string, say: SayProblem): void {
  const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.hostname === '') return say(`The address of ${who.toLowerCase()} is not a URL. Write it in full, beginning with https://.`, 'serverUrl');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackHost(url.hostname))) return say(`The address of ${who.toLowerCase()} is not encrypted. Begin it with https://.`, 'serverUrl');
  if (url.username !== '' || url.password !== '') say(`The address of ${who.toLowerCase()} holds a user name or password. Put the access token into its own field.`, 'serverUrl');
}

function checkHeaders(headers: unknown, hasToken: boolean, who: string, say: SayProblem): void {
  if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) return say(`The headers of ${who.toLowerCase()} cannot be read.`, 'headers');
  const entries = Object.entries(headers as Readonly<Record<string, unknown>>);
  if (entries.length > mostHeaders) return say(`${who} has ${entries.length} headers, and at most ${mostHeaders} are sent.`, 'headers');
  const seen = new Set<string>();
  for (const [at, [name, value]] of entries.entries()) {
    const header = `Header ${at + 1} of ${who.toLowerCase()}`;
    const lower = name.toLowerCase();
    if (!headerName.test(name)) say(`${header} has a name that no header can have.`, 'headers');
    else if (seen.has(lower)) say(`${header} is there twice. Remove one.`, 'headers');
    else if (forbiddenHeaders.has(lower)) say(`${header} belongs to the connection and cannot be set. Remove it.`, 'headers');
    else if (lower === 'authorization' && hasToken) say(`${who} has an access token in two places. Keep it in its own field.`, 'headers');
    if (typeof value !== 'string' || !headerValue.test(value)) say(`${header} has a value that cannot be sent, or none.`, 'headers');
    seen.add(lower);
  }
}
