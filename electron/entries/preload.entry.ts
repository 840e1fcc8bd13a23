import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type PortMessage, type ShellBridge, shellChannels } from '#shared/contract/shell-bridge.ts';
import type { GrantedFile, ShellEvent } from '#shared/contract/shell-contract.ts';

// Names this document, so that an answer to a page that was loaded again is not taken for one to this.
const ownDocument = crypto.randomUUID();

/** The bridge; nothing of Electron or Node crosses it but these four functions. */
const bridge: ShellBridge = {
  send: (message) => ipcRenderer.send(shellChannels.messages, { document: ownDocument, message }),
  onMessage(listener) {
    ipcRenderer.on(shellChannels.messages, (_event, envelope: { document: string; message: unknown }) => {
      if (envelope.document === ownDocument) listener(envelope.message);
    });
  },
  onEvent(listener) {
    ipcRenderer.on(shellChannels.events, (_event, event: ShellEvent) => listener(event));
  },
  async grantDropped(file) {
    // Its path stays on this side: the page gets the right to the file, and its name.
    const path = file instanceof File ? webUtils.getPathForFile(file) : '';
    if (path === '') return null;
    return (await ipcRenderer.invoke(shellChannels.dropped, path)) as GrantedFile | null;
  },
};
contextBridge.exposeInMainWorld('archiveShell', bridge);

// A port cannot cross the bridge; it reaches the page as a message from the page itself.
ipcRenderer.on(shellChannels.port, (event, role: PortMessage['role']) => {
  const message: PortMessage = { type: 'port', role };
  window.postMessage(message, location.origin, [...event.ports]);
});
