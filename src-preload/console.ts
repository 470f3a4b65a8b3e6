import { contextBridge, ipcRenderer } from 'electron';
import { exposeBridge } from './expose-bridge.ts';
import { relayAudioPort } from './relay-audio-port.ts';

exposeBridge('console', { contextBridge, ipcRenderer }, { openAudio: () => { relayAudioPort({ ipcRenderer, page: window, MessageChannel }); } });
