import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { connectEngine } from './app/engine-connection.ts';
import { receivePorts } from './app/port-receiver.ts';
import { connectShell } from './app/shell-connection.ts';
import { keepViewSettings } from './app/view-settings.ts';
import { chooseLanguage, createI18n } from './i18n/create-i18n.ts';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root.');
if (window.archiveShell === undefined) throw new Error('The preload did not run.');

const shell = connectShell(window.archiveShell);
const engine = connectEngine(shell, receivePorts(window));
const [info, preferences, viewSettings, requestedFile] = await Promise.all([
  shell.call('app.info', {}),
  shell.call('preferences.get', {}),
  shell.call('views.get', {}),
  shell.call('files.requested', {}),
]);
const views = keepViewSettings(shell.call, viewSettings);
const i18n = await createI18n(chooseLanguage(preferences.language, info.systemLocale));

createRoot(container).render(
  <StrictMode>
    <App
      shell={shell}
      engine={engine}
      i18n={i18n}
      info={info}
      initialPreferences={preferences}
      views={views}
      requestedFile={requestedFile}
    />
  </StrictMode>,
);
