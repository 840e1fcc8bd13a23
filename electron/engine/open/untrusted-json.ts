/** What a text says as JSON, for a schema to judge; undefined where it is not JSON. */
export function parseUntrustedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
