import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { createServiceScript, shortTurns } from './service-script.ts';

/*
 * The service of the bench, in a process of its own so that its work counts for nobody. Prints `listening: PORT` and ends with its
 * standard input, which the bench holds.
 */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('listening', () => process.stdout.write(`listening: ${(server.address() as AddressInfo).port}\n`));
server.on('connection', (socket) => {
  const script = createServiceScript(shortTurns, (text) => socket.send(text));
  socket.on('message', (data: Buffer) => script.receive(data.toString('utf8')));
});
process.stdin.resume().on('end', () => process.exit(0));
