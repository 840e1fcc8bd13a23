/** One line of Chromium's log of its network: its constants first, then an event a line. */
interface LogEvent {
  readonly type: number;
  readonly params?: { readonly url?: string; readonly initiator?: string };
}

/**
 * The addresses that pages and their workers asked the network itself for, by Chromium's own log. What was answered or aborted before
 * it got there is not in it, nor is what the browser asks for by itself.
 */
export function escapedRequests(log: string): string[] {
  const lines = log.split('\n');
  const begun = Number(/"URL_REQUEST_START_JOB":(\d+)/.exec(lines[0] ?? '')?.[1]);
  if (!Number.isInteger(begun)) throw new Error('The log of the network says nothing of requests.');
  return lines.flatMap((line) => {
    if (!line.includes('"initiator"')) return [];
    const { type, params = {} } = JSON.parse(line.replace(/(,|\]\}?,?)$/, '')) as LogEvent;
    const isOfPage = params.initiator !== undefined && params.initiator !== 'not an origin';
    return type === begun && isOfPage && params.url !== undefined ? [params.url] : [];
  });
}
