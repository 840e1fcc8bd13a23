import { expect, test } from 'vitest';
import { createUrlMap } from '../../../build/shell/app-url.ts';

const urls = createUrlMap((scheme) => scheme === 'app');

test.each([
  ['app://archive/', 'https://archive.app.localhost/'],
  ['app://archive/a/b.html?q=1#x', 'https://archive.app.localhost/a/b.html?q=1#x'],
  ['app://archive', 'https://archive.app.localhost/'],
])('%s is %s in the browser', (electron, browser) => {
  expect(urls.toBrowser(electron)).toBe(browser);
  expect(urls.toElectron(browser)).toBe(electron.endsWith('archive') ? `${electron}/` : electron);
});

test.each([
  'https://example.com/',
  'https://archive.other.localhost/',
  'https://archive.app.localhost.example.com/',
  'http://archive.app.localhost/',
  'https://localhost/',
  'https://app.localhost/',
])('%s stays what it is', (url) => {
  expect(urls.toElectron(url)).toBe(url);
  expect(urls.toBrowser(url)).toBe(url);
});
