import { contextBridge, ipcRenderer } from 'electron/renderer';
import { exposeBridge } from './expose-bridge.ts';

exposeBridge('desk', { contextBridge, ipcRenderer });
