/** Puts values in the place of `{{name}}`; null where a value is lacking, so that no half sentence is ever shown. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string | null {
  let isWhole = true;
  const text = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === '') isWhole = false;
    return value ?? '';
  });
  // A value may end in a full stop, as `B.V.` does.
  return isWhole ? text.replace(/\.\.$/, '.') : null;
}

/** The names that a template wants, in alphabetical order. */
export function templateNames(template: string): string[] {
  return [...new Set([...template.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))].sort();
}
