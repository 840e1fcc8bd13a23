import styles from './PrintSheet.module.css';

/**
 * Puts a sheet in the place of the window for as long as it is being printed, then takes it away. The system's dialog may stay open as
 * long as it likes; at the latest the sheet goes when the user is back in the window.
 */
export async function printSheet(content: readonly Node[], print: () => Promise<unknown>): Promise<void> {
  const sheet = document.createElement('div');
  sheet.className = styles.sheet ?? '';
  sheet.append(...content);
  document.body.append(sheet);
  const ended = new AbortController();
  const end = () => {
    ended.abort();
    sheet.remove();
  };
  for (const event of ['afterprint', 'pointerdown', 'keydown']) {
    window.addEventListener(event, end, { signal: ended.signal, capture: true });
  }
  try {
    await Promise.all([...sheet.querySelectorAll('img')].map((image) => image.decode()));
    await print();
  } catch (error) {
    end();
    throw error;
  }
}
