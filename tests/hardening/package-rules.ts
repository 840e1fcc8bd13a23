import { type SourceRule, type Sources, textOf } from './sources.ts';

const path = 'electron-builder.yml';

/** What every fuse must be, by electron-builder's names. */
const fuses: Readonly<Record<string, string>> = {
  runAsNode: 'false',
  enableNodeOptionsEnvironmentVariable: 'false',
  enableNodeCliInspectArguments: 'false',
  enableCookieEncryption: 'true',
  onlyLoadAppFromAsar: 'true',
  enableEmbeddedAsarIntegrityValidation: 'true',
  grantFileProtocolExtraPrivileges: 'false',
};

/** The lines of a block at the top of the file that is a list or a mapping of plain values; none where it is not there. */
function block(yaml: string, name: string): string[] {
  const lines = yaml.split('\n').filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const starts = lines.flatMap((line, index) => (line === `${name}:` ? [index + 1] : []));
  if (starts.length !== 1) return [];
  const rest = lines.slice(starts[0]);
  const end = rest.findIndex((line) => !line.startsWith(' '));
  return rest.slice(0, end < 0 ? rest.length : end).map((line) => line.trim());
}

function fuseProblems(sources: Sources): string[] {
  const set = Object.fromEntries(
    block(textOf(sources, path), 'electronFuses').map((line) => line.split(/:\s*/)),
  );
  return [
    ...Object.entries(fuses)
      .filter(([name, value]) => set[name] !== value)
      .map(([name, value]) => `${path}: ${name} is not ${value}`),
    ...Object.keys(set)
      .filter((name) => !Object.hasOwn(fuses, name))
      .map((name) => `${path}: ${name}`),
  ];
}

function contentProblems(sources: Sources): string[] {
  const yaml = textOf(sources, path);
  const files = block(yaml, 'files').map((line) => line.replace(/^- "?|"$/g, ''));
  const given = files.filter((line) => !line.startsWith('!'));
  const agreed =
    /^(dist\/(main|preload|engine|cli|renderer)\/\*\*|dist\/licences\.txt|package\.json|node_modules\/better-sqlite3\/prebuilds\/\S+)$/;
  return [
    ...(/^asar: true$/m.test(yaml) ? [] : [`${path}: the program is not in an asar`]),
    ...given.filter((line) => !agreed.test(line)).map((line) => `${path} packs ${line}`),
    ...(files.includes('!dist/**/packer/**') ? [] : [`${path} packs the packer`]),
  ];
}

/** What the package tells Electron after the sources have said theirs. */
export const packageRules: readonly SourceRule[] = [
  { name: 'the fuses', problems: fuseProblems },
  { name: 'the packed program is what is meant', problems: contentProblems },
];
