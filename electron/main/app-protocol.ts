import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { protocol, type Session } from 'electron';
import { appOrigin, appScheme } from './app-origin.ts';
import { containedPath } from './contained-path.ts';
import { assetTypes } from './content-types.ts';
import { reportFault } from './diagnostics.ts';
import type { DocumentReader } from './document-reader.ts';
import { documentResponse } from './document-response.ts';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const assetHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** Makes `app://` a proper origin. Before the app is ready, once. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Serves `app://archive/`: the window's files, and `document/<id>` from the archive that is open. Everything else is not found. */
export function handleAppProtocol(session: Session, rendererFolder: string, documents: DocumentReader): void {
  const root = resolve(rendererFolder);
  session.protocol.handle(appScheme, async (request) => {
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
      const url = new URL(request.url);
      if (`${url.protocol}//${url.host}` !== appOrigin) return refuse(404);
      const documentId = /^\/document\/(\d{1,15})$/.exec(url.pathname)?.[1];
      if (documentId !== undefined) return await documentResponse(request, Number(documentId), documents);
      return await assetResponse(root, url.pathname);
    } catch (error) {
      reportFault('A request of the window failed.', error);
      return refuse(500);
    }
  });
}

async function assetResponse(root: string, pathname: string): Promise<Response> {
  const path = containedPath(root, pathname);
  const type = path === null ? undefined : assetTypes[extname(path)];
  if (path === null || type === undefined) return refuse(404);
  try {
    const bytes = new Uint8Array(await readFile(path));
    return new Response(bytes, { headers: { ...assetHeaders, 'content-type': type } });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return refuse(404);
    throw error;
  }
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: assetHeaders });
}
