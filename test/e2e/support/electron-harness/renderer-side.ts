/** What runs in a page before its scripts: the built preload, with as much of `electron` as a sandboxed one gets. `tell` is the page's way to the spec. */
export function rendererSide(preload: string): string {
  return `(() => {
  if (window !== window.top || !location.hostname.startsWith('consigliere-')) return;
  const tell = window.__ipc, doc = Math.random().toString(36).slice(2), listeners = new Map(), ports = new Map();
  const toText = (bytes) => btoa(String.fromCharCode(...bytes)), toBytes = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
  tell({ kind: 'document', doc, url: location.href });
  window.__electron = {
    doc,
    push: (channel, args) => { for (const listener of [...listeners.get(channel) ?? []]) listener({}, ...args); },
    port: (id, text) => { if (text === null) ports.get(id)?.close(); else ports.get(id)?.postMessage(toBytes(text)); },
  };
  const ipcRenderer = {
    invoke: async (channel, ...args) => { const { value, error } = await tell({ kind: 'invoke', doc, channel, args: structuredClone(args) }); if (error !== undefined) throw new Error(error); return value; },
    on: (channel, listener) => { listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener)); },
    off: (channel, listener) => { listeners.get(channel)?.delete(listener); },
    postMessage: (channel, message, transfer = []) => {
      const ids = transfer.map((port) => {
        if (!(port instanceof MessagePort)) throw new TypeError('Invalid value for transfer');
        const id = ports.size + 1;
        ports.set(id, port);
        port.onmessage = ({ data }) => { tell({ kind: 'port', doc, port: id, text: toText(data) }); };
        port.addEventListener('close', () => { tell({ kind: 'port', doc, port: id, text: null }); });
        return id;
      });
      tell({ kind: 'post', doc, channel, ports: ids });
    },
  };
  const contextBridge = { exposeInMainWorld: (key, value) => { Object.defineProperty(window, key, { value, enumerable: true }); } };
  const module = { exports: {} };
  (function (require, module, exports) { ${preload}
  })((name) => { if (name !== 'electron') throw new Error('module not found: ' + name); return { contextBridge, ipcRenderer }; }, module, module.exports);
})();`;
}
