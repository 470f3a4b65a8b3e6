import { connectConsole } from '../bridge/connect-console.ts';
import { createAudioEngine } from './audio/create-audio-engine.ts';
import { createServices } from './app/create-services.ts';
import { deskUrl } from '../bridge/desk-url.ts';
import { mount } from './app/mount.tsx';
import { openAudioLane } from '../bridge/open-audio-lane.ts';
import { preloadBridge } from '../bridge/preload-on-window.ts';

/** The composition root of the console. */
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
const lane = openAudioLane();
mount(root, createServices({
  bridge: connectConsole(),
  audio: createAudioEngine({ lane: () => lane }),
  laneReady: () => lane.ready(),
  deskUrl,
  host: preloadBridge('console') === null ? 'web' : 'electron',
  win: window,
}), window);
