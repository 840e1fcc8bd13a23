import { expect, test } from 'vitest';
import { escapedRequests } from '../../../build/shell/net-log.ts';

const constants = '{"constants":{"logEventTypes":{"CORS_REQUEST":2,"URL_REQUEST_START_JOB":7}},';
const started = (params: object) => JSON.stringify({ type: 7, params });

test('what a page asked the network for is told, and what the browser asks for itself is not', () => {
  const log = [
    constants,
    '"events": [',
    `${started({ initiator: 'https://archive.app.localhost', url: 'wss://example.com/socket' })},`,
    `${started({ initiator: 'not an origin', url: 'https://update.example/' })},`,
    `${JSON.stringify({ type: 2, params: { initiator: 'https://archive.app.localhost', url: 'https://answered.example/' } })},`,
    `${started({ initiator: 'null [internally: opaque]', url: 'https://example.com/frame' })}]}`,
  ];
  expect(escapedRequests(log.join('\n'))).toEqual(['wss://example.com/socket', 'https://example.com/frame']);
});

test('a log of another kind is refused, so that an empty answer means something', () => {
  expect(() => escapedRequests('{"constants":{}}')).toThrow('says nothing of requests');
});
