import { parentPort } from 'node:worker_threads';
import type { OpusAnswer, OpusRequest } from './opus-messages.ts';
import { decodeOpus, encodeOpusFile, indexOpusFile, type OpusIndex } from './opus-file.ts';

/** The file that is being played. */
let indexed: { readonly path: string; readonly index: OpusIndex } | null = null;

function answer(request: OpusRequest): OpusAnswer {
  try {
    if (request.type === 'encode') return { id: request.id, type: 'encoded', bytes: encodeOpusFile(request.from, request.to) };
    if (indexed?.path !== request.path) indexed = { path: request.path, index: indexOpusFile(request.path) };
    return { id: request.id, type: 'decoded', ...decodeOpus(indexed.index, request.fromSample, request.samples) };
  } catch (error) {
    return { id: request.id, type: 'failed', code: error instanceof Error && 'code' in error ? String(error.code) : String(error) };
  }
}

parentPort?.on('message', (request: OpusRequest) => { parentPort?.postMessage(answer(request)); });
