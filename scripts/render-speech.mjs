// Renders the practice voices into assets/speech by running espeak-ng. What is there already and was made the same way is kept; `--all` renders anew. `--check` renders nothing and exits 1 when a scenario says a phrase that no pack holds.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { defaultConsent } from '../src-main/practice/scenarios/default-consent.ts';
import { disclosure } from '../src-main/core/calls/build-instructions.ts';
import { recordingModes } from '../src-shared/domain/recording.ts';
import { encodeMulaw } from '../src-shared/audio/mulaw.ts';
import { collectLines, collectVocabulary, voiceOfPerson } from '../src-main/practice/speech/collect-lines.ts';
import { previewText } from '../src-main/practice/speech/create-speech.ts';
import { monthNames } from '../src-main/practice/speech/expand-numbers.ts';
import { findMissingPhrases } from '../src-main/practice/speech/find-missing-phrases.ts';
import { numberVocabulary } from '../src-main/practice/speech/number-words.ts';
import { phraseKey } from '../src-main/practice/speech/phrase-key.ts';
import { phrasesOfLine } from '../src-main/practice/speech/phrases-of-line.ts';
import { pieceNames } from '../src-main/practice/speech/sound-pieces.ts';
import { practiceVoices } from '../src-main/practice/speech/speech-api.ts';
import { splitClauses } from '../src-main/practice/speech/split-clauses.ts';
import { encodeAdaptive } from './speech/encode-adaptive.mjs';
import { finish, gainOf, packRate, prepare } from './speech/shape-sound.mjs';
import { runEspeak } from './speech/run-espeak.mjs';
import { pieceText, voices } from './speech/voices.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const speechFolder = at('assets/speech/');
const scenarioFolder = at('assets/scenarios/');
const stockLinesFile = at('src-main/practice/brain/stock-lines.ts');
const limitBytes = 6_000_000;
const calibration = 'Good evening, this is a test of the line. How many people would like a table on Thursday afternoon?';

/** Said first on every call, with and without the owner's name. */
const disclosures = recordingModes.flatMap((recording) => ['', '{owner}'].map((name) => disclosure(name, recording)));

const endMarks = { fall: '.', rise: '?', on: ',' };

function readScenarios() {
  if (!existsSync(scenarioFolder)) return [];
  return readdirSync(scenarioFolder).filter((name) => name.endsWith('.yaml')).sort().map((name) => parse(readFileSync(scenarioFolder + name, 'utf8')));
}

async function readStockLines() {
  if (!existsSync(stockLinesFile)) return [];
  const strings = (value) => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []);
  return strings((await import(stockLinesFile)).stockLines);
}

/** words.txt: by section, the word, its text and whether it is a small one. */
function readWordList() {
  const lists = { all: [], assistant: [] };
  let section = 'all';
  for (const line of readFileSync(`${speechFolder}words.txt`, 'utf8').split('\n')) {
    if (line.startsWith('#')) continue;
    if (line.startsWith('[')) section = line.slice(1, -1);
    else for (const entry of line.split(/\s+/).filter(Boolean)) {
      const [name, text] = entry.replace(/^~/, '').split('=');
      lists[section].push({ word: name, text: text ?? name, small: entry.startsWith('~') });
    }
  }
  return lists;
}

async function collect() {
  const scenarios = readScenarios();
  const lines = [
    ...scenarios.flatMap((scenario) => collectLines(scenario)),
    ...[previewText, ...disclosures, ...(await readStockLines())].map((text) => ({ text, voice: 'assistant' })),
    ...practiceVoices.filter((voice) => voice !== 'assistant').map((voice) => ({ text: defaultConsent, voice })),
  ];
  return { scenarios, lines };
}

/** What one voice has to say: phrases by key, words by name. */
function planOf(voice, { scenarios, lines }, wordList) {
  const phrases = new Map();
  for (const line of lines) {
    if (line.voice !== voice) continue;
    for (const clause of phrasesOfLine(line.text)) phrases.set(phraseKey(clause.words, clause.ending), clause.text + endMarks[clause.ending]);
  }
  const words = new Map();
  const add = (word, text = word, small = false) => { if (!words.has(word)) words.set(word, { text, small }); };
  for (const { word, text, small } of [...wordList.all, ...(voice === 'assistant' ? wordList.assistant : [])]) add(word, text, small);
  for (const word of [...numberVocabulary, ...monthNames.map((name) => name.toLowerCase())]) add(word);
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') add(letter);
  for (const scenario of scenarios) {
    if (voice !== 'assistant' && voiceOfPerson(scenario) !== voice) continue;
    // What a call is about may come up in free text: a whisper, an answer, a message.
    for (const text of collectVocabulary([scenario.person, scenario.brief])) for (const clause of splitClauses(text)) for (const word of clause.words) add(word);
  }
  return { phrases, words };
}

async function inParallel(jobs) {
  const results = new Array(jobs.length);
  let next = 0;
  await Promise.all(Array.from({ length: Math.min(4, cpus().length) }, async () => {
    while (next < jobs.length) {
      const mine = next;
      next += 1;
      results[mine] = await jobs[mine]();
    }
  }));
  return results;
}

/** Changes when a recording of this voice would: its settings, special texts, and the code that shapes and stores sound. */
function recipeOf(voice, plan) {
  const code = ['scripts/speech/run-espeak.mjs', 'scripts/speech/shape-sound.mjs', 'scripts/speech/voices.mjs', 'scripts/speech/encode-adaptive.mjs', 'src-main/practice/speech/adaptive-codec.ts', 'src-main/practice/speech/sound-pieces.ts'];
  const special = [...plan.words].filter(([word, { text, small }]) => text !== word || small);
  return createHash('sha256').update(JSON.stringify([voice, special, code.map((path) => readFileSync(at(path), 'utf8'))])).digest('hex').slice(0, 16);
}

/** Finds recordings of the last run. Nothing is found when they were made another way. */
function openLastRun(voice, recipe) {
  const file = `${speechFolder}${voice}.json`;
  if (process.argv.includes('--all') || !existsSync(file)) return () => null;
  const index = JSON.parse(readFileSync(file, 'utf8'));
  if (index.recipe !== recipe) return () => null;
  const pack = readFileSync(`${speechFolder}${voice}.pack`);
  return (group, key) => (Object.hasOwn(index[group], key) ? pack.subarray(index[group][key][0], index[group][key][0] + index[group][key][1]) : null);
}

async function renderVoice(voice, plan) {
  const settings = voices[voice];
  const recipe = recipeOf(voice, plan);
  const lastRun = openLastRun(voice, recipe);
  const voiceGainDb = gainOf(prepare(await runEspeak(calibration, settings)));
  const render = async (text, speed, flat, toleranceDb, encode) => {
    const samples = finish(prepare(await runEspeak(text, { ...settings, speed, flat })), voiceGainDb, toleranceDb);
    return encode(samples);
  };
  const groups = {
    phrases: [...plan.phrases].map(([key, text]) => [key, () => render(text, settings.speed, false, 2.5, encodeMulaw)]),
    words: [...plan.words].map(([word, { text, small }]) => [word, () => render(text, small ? settings.smallWordSpeed : settings.wordSpeed, true, 2, encodeAdaptive)]),
    pieces: pieceNames.map((name) => [name, () => render(pieceText(name), settings.pieceSpeed, false, 1, encodeAdaptive)]),
  };
  const index = { version: 1, voice, recipe, phrases: {}, words: {}, pieces: {} };
  const chunks = [];
  let offset = 0;
  let fresh = 0;
  const seconds = {};
  for (const [group, jobs] of Object.entries(groups)) {
    const kept = jobs.map(([key]) => lastRun(group, key));
    fresh += kept.filter((codes) => codes === null).length;
    const rendered = await inParallel(jobs.map(([, job], i) => async () => kept[i] ?? job()));
    rendered.forEach((codes, i) => {
      index[group][jobs[i][0]] = [offset, codes.length];
      chunks.push(codes);
      offset += codes.length;
    });
    seconds[group] = (rendered.reduce((sum, codes) => sum + codes.length, 0) / packRate * (group === 'phrases' ? 1 : 2)).toFixed(1);
  }
  const text = JSON.stringify(index, null, 0).replace(/\],"/g, '],\n"').replace(/:\{"/g, ':{\n"');
  writeFileSync(`${speechFolder}${voice}.pack`, Buffer.concat(chunks));
  writeFileSync(`${speechFolder}${voice}.json`, `${text}\n`);
  const counts = Object.entries(groups).map(([group, jobs]) => `${jobs.length} ${group} (${seconds[group]} s)`).join(', ');
  console.log(`${voice.padEnd(10)} gain ${voiceGainDb.toFixed(1)} dB, ${counts}; ${fresh} rendered now: ${((offset + text.length) / 1e6).toFixed(2)} MB`);
  return offset + text.length;
}

const material = await collect();
if (process.argv.includes('--check')) {
  const missing = findMissingPhrases(material.lines, (voice) => JSON.parse(readFileSync(`${speechFolder}${voice}.json`, 'utf8')));
  for (const phrase of missing) console.log(`missing  ${phrase}`);
  console.log(missing.length === 0 ? `all phrases of ${material.scenarios.length} scenarios are rendered` : `${missing.length} phrases are missing: run node scripts/render-speech.mjs`);
  process.exitCode = missing.length === 0 ? 0 : 1;
} else {
  const wordList = readWordList();
  let total = 0;
  for (const voice of Object.keys(voices)) total += await renderVoice(voice, planOf(voice, material, wordList));
  console.log(`${(total / 1e6).toFixed(2)} MB of at most ${limitBytes / 1e6} MB`);
  if (total > limitBytes) process.exitCode = 1;
}
