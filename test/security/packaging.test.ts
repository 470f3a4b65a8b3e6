import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtinModules, createRequire } from 'node:module';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parse } from 'yaml';
import { promisify } from 'node:util';
import { tmpdir } from 'node:os';

/*
 * The packaging as it is configured, run for real: electron-builder, its fuse step and its archive, around a stand-in for Electron's program.
 * What it cannot show (a package that starts, installers, signing, macOS and Windows) is listed in docs/unverified.md.
 */
const fromRoot = createRequire(join(process.cwd(), 'package.json'));
const fromBuilder = createRequire(fromRoot.resolve('app-builder-lib'));
const asar = fromBuilder('@electron/asar') as { createPackage(from: string, to: string): Promise<void>; listPackage(path: string, options: { isPack: boolean }): string[]; extractFile(path: string, name: string): Buffer };
const fuses = fromBuilder('@electron/fuses') as { FuseV1Options: Readonly<Record<string, string | number>>; getCurrentFuseWire(program: string): Promise<Readonly<Record<string, number | string>>> };

interface Configuration {
  readonly productName: string;
  readonly appId: string;
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly linux: { readonly executableName: string };
  readonly mac: { readonly hardenedRuntime: boolean; readonly entitlements: string; readonly entitlementsInherit: string; readonly extendInfo: Readonly<Record<string, string>> };
  readonly publish: unknown;
  readonly asar: unknown;
}
const configuration = parse(readFileSync('electron-builder.yml', 'utf8')) as Configuration;

describe('the configuration', () => {
  const { validateConfiguration } = fromRoot('app-builder-lib/out/util/config/config.js') as { validateConfiguration(config: unknown, log: { isEnabled: boolean; add(): void }): Promise<void> };
  const log = { isEnabled: false, add: () => {} };

  test('is one that electron-builder knows, to the last key', async () => {
    await expect(validateConfiguration(structuredClone(configuration), log)).resolves.toBeUndefined();
    await expect(validateConfiguration({ ...configuration, asarr: true }, log)).rejects.toThrow('asarr');
  });

  test('asks for the microphone in words, and for nothing else of the person’s computer', () => {
    const { mac } = configuration;
    expect(mac.extendInfo['NSMicrophoneUsageDescription']).toMatch(/microphone when you/);
    expect(Object.keys(mac.extendInfo)).toEqual(['NSMicrophoneUsageDescription']);
    expect(mac.entitlementsInherit).toBe(mac.entitlements);
    const plist = readFileSync(mac.entitlements, 'utf8');
    const granted = [...plist.matchAll(/<key>([^<]+)<\/key>\s*<(true|false)\/>/g)].map(([, key, value]) => [key, value]);
    expect(granted).toContainEqual(['com.apple.security.device.audio-input', 'true']);
    expect(granted.map(([key]) => key).sort()).toEqual(['com.apple.security.cs.allow-jit', 'com.apple.security.device.audio-input', 'com.apple.security.network.client', 'com.apple.security.network.server']);
  });

  test('is hardened, an archive, and never published by itself', () => {
    expect([configuration.mac.hardenedRuntime, configuration.asar, configuration.publish]).toEqual([true, true, null]);
  });

  test('decides every fuse there is', () => {
    const known = Object.keys(fuses.FuseV1Options).filter((name) => Number.isNaN(Number(name)));
    expect(Object.keys(configuration.electronFuses).map((name) => name.toLowerCase()).sort()).toEqual(known.map((name) => name.toLowerCase()).sort());
  });
});

describe('a package made from it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'consigliere-package-'));
  const unpacked = join(folder, 'out', 'linux-unpacked');
  const archive = join(unpacked, 'resources', 'app.asar');
  const names = (): string[] => asar.listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/'));
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  beforeAll(async () => {
    if (!['out/main/index.js', 'out/preload/desk.cjs', 'out/renderer/desk/index.html'].every((path) => existsSync(path))) execFileSync(process.execPath, ['node_modules/electron-vite/bin/electron-vite.js', 'build'], { stdio: 'pipe' });
    const electron = await makeStandIn(folder);
    // Nothing may be fetched: a proxy that nobody listens on makes an attempt fail at once instead of hanging.
    const nowhere = 'http://127.0.0.1:9';
    await promisify(execFile)(process.execPath, [fromRoot.resolve('electron-builder/cli.js'), '--linux', 'dir', '--publish', 'never', `-c.electronDist=${electron}`, `-c.directories.output=${join(folder, 'out')}`], {
      timeout: 120_000,
      env: { ...process.env, HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, http_proxy: nowhere, https_proxy: nowhere, ELECTRON_BUILDER_CACHE: join(folder, 'cache'), ELECTRON_CACHE: join(folder, 'cache') },
    });
  }, 180_000);

  test('holds what the app needs', () => {
    const inside = new Set(names());
    const wanted = ['/package.json', '/out/main/index.js', '/out/preload/console.cjs', '/out/preload/desk.cjs', '/out/renderer/console/index.html', '/out/renderer/desk/index.html', '/assets/voice-detector/fvad.wasm', '/assets/voice-detector/LICENSE',
      ...readdirSync('assets/scenarios').map((name) => `/assets/scenarios/${name}`), ...readdirSync('assets/speech').map((name) => `/assets/speech/${name}`)];
    expect(wanted.filter((name) => !inside.has(name))).toEqual([]);
    expect(wanted.filter((name) => name.endsWith('.pack')).length).toBeGreaterThan(0);
    const { main } = JSON.parse(asar.extractFile(archive, 'package.json').toString()) as { main: string };
    expect(inside).toContain(`/${main}`);
  });

  test('holds every module that its main bundles ask for', () => {
    const inside = names();
    const bundles = inside.filter((name) => /^\/out\/main\/.*\.js$/.test(name));
    const asked = new Set(bundles.flatMap((name) => [...asar.extractFile(archive, name.slice(1)).toString().matchAll(/(?:^|[;\n])\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?["']([^"']+)["']/g)].map((match) => match[1] ?? '')));
    const packages = [...asked].filter((name) => !name.startsWith('.') && !name.startsWith('node:') && !builtinModules.includes(name) && !/^electron(\/|$)/.test(name));
    expect(packages).toContain('better-sqlite3-multiple-ciphers');
    expect(packages.filter((name) => !inside.includes(`/node_modules/${name}/package.json`))).toEqual([]);
  });

  test('holds nothing else: no sources, tests, maps, settings, other Node, or development tools', () => {
    const strays = names().filter((name) => !/^\/(out|assets|node_modules)(\/|$)/.test(name) && name !== '/package.json');
    expect(strays).toEqual([]);
    expect(names().filter((name) => /\.tsx?$|\.map$|\/\.env|\/\.git|\/\.built-from|\/(src-[a-z]+|test|tests|docs|scripts)\/|node-(linux|win|darwin)-|\.(pem|key|p12|pfx)$/.test(name))).toEqual([]);
    expect(names().filter((name) => /^\/node_modules\/(?:@[^/]+\/)?[^/]+\/(deps|src|build)(\/|$)/.test(name) && /better-sqlite3/.test(name))).toEqual([]);
    expect(names().filter((name) => /^\/node_modules\/(electron|vite|typescript|vitest|@playwright|react|electron-builder)(\/|$)/.test(name))).toEqual([]);
  });

  test('has the one native module outside the archive, for this system too', () => {
    const natives = readdirSync(join(unpacked, 'resources', 'app.asar.unpacked'), { recursive: true }).map(String).filter((name) => name.endsWith('.node'));
    expect(natives.some((name) => name.endsWith(join('better-sqlite3-multiple-ciphers', 'prebuilds', 'linux-x64.node')))).toBe(true);
    const inArchive = asar.listPackage(archive, { isPack: true }).filter((line) => line.endsWith('.node') && !line.startsWith('unpack'));
    expect(inArchive).toEqual([]);
  });

  test('has its fuses as decided, in the program under its own name', async () => {
    const wire = await fuses.getCurrentFuseWire(join(unpacked, configuration.linux.executableName));
    const read = Object.fromEntries(Object.entries(fuses.FuseV1Options).filter(([, bit]) => typeof bit === 'number').map(([name, bit]) => [name.toLowerCase(), String.fromCharCode(wire[bit] as number)]));
    expect(read).toEqual(Object.fromEntries(Object.entries(configuration.electronFuses).map(([name, on]) => [name.toLowerCase(), on ? '1' : '0'])));
  });
});

/** As much of Electron's folder as electron-builder touches. Every fuse stands the wrong way round, so that reading them back means something. */
async function makeStandIn(folder: string): Promise<string> {
  const [dist, empty] = [join(folder, 'electron'), join(folder, 'empty')];
  for (const each of [join(dist, 'resources'), join(dist, 'locales'), empty]) mkdirSync(each, { recursive: true });
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  const wrongWay = Object.entries(fuses.FuseV1Options).filter((entry): entry is [string, number] => typeof entry[1] === 'number').sort(([, a], [, b]) => a - b)
    .map(([name]) => Object.entries(configuration.electronFuses).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] === true ? '0' : '1').join('');
  writeFileSync(join(dist, 'electron'), Buffer.concat([Buffer.from(`#!/bin/sh\nexit 0\n${sentinel}`), Buffer.from([1, wrongWay.length]), Buffer.from(`${wrongWay}\n`)]));
  chmodSync(join(dist, 'electron'), 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'resources.pak', 'chrome-sandbox', 'locales/en-US.pak']) writeFileSync(join(dist, name), 'stand-in');
  writeFileSync(join(dist, 'version'), (JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as { version: string }).version);
  writeFileSync(join(empty, 'package.json'), '{}');
  await asar.createPackage(empty, join(dist, 'resources', 'default_app.asar'));
  return dist;
}
