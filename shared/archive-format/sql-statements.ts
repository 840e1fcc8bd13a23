/** A piece of SQL text: a comment, a quoted name or text, or any other single character. */
const piece = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|[\s\S]/g;

/**
 * The statements of a script, each as `sqlite_schema` keeps it: from its first word to just before the semicolon, comments within
 * it kept, comments before it dropped.
 */
export function splitStatements(script: string): string[] {
  const statements: string[] = [];
  let statement = '';
  for (const [token] of script.matchAll(piece)) {
    if (token === ';') {
      statements.push(statement.trimEnd());
      statement = '';
    } else if (
      statement !== '' ||
      !(token.startsWith('--') || token.startsWith('/*') || token.trim() === '')
    ) {
      statement += token;
    }
  }
  if (statement !== '') throw new RangeError('the last statement has no semicolon');
  return statements;
}

/** The comma-separated parts between a statement's outermost parentheses, without comments, spaces folded to one. */
export function splitDefinitions(statement: string): string[] {
  const definitions: string[] = [];
  let depth = 0;
  let definition = '';
  for (const [token] of statement.matchAll(piece)) {
    if (token.startsWith('--') || token.startsWith('/*')) continue;
    if (token === ')') depth--;
    if ((token === ',' && depth === 1) || (token === ')' && depth === 0)) {
      definitions.push(definition.replace(/\s+/g, ' ').trim());
      definition = '';
    } else if (depth > 0) {
      definition += token;
    }
    if (token === '(') depth++;
  }
  return definitions;
}
